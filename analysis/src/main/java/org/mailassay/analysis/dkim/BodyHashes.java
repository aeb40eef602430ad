package org.mailassay.analysis.dkim;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.mailassay.analysis.message.Octets;

/// The hashes of a body that a message's signatures need (RFC 6376, section 3.7), computed together: one pass
/// over the body for each canonicalization, and one digest for each hash algorithm, whatever the number of
/// signatures and of different `l=`.
final class BodyHashes {
    /// The length that means the whole body.
    static final long WHOLE = Long.MAX_VALUE;

    private BodyHashes() {}

    /// A hash that is needed.
    ///
    /// @param length how many octets of the canonical body are hashed; [#WHOLE] for all
    record Wanted(BodyCanonicalization canonicalization, HashAlgorithm algorithm, long length) {}

    /// A hash with the length of the whole canonical body.
    record BodyHash(Octets hash, long canonicalLength) {}

    static Map<Wanted, BodyHash> of(Octets body, Collection<Wanted> wanted) {
        Map<Wanted, BodyHash> hashes = new HashMap<>();
        for (BodyCanonicalization canonicalization : BodyCanonicalization.values()) {
            List<RunningHash> running = new ArrayList<>();
            for (HashAlgorithm algorithm : HashAlgorithm.values()) {
                NavigableSet<Long> lengths = new TreeSet<>();
                for (Wanted one : wanted) {
                    if (one.canonicalization == canonicalization && one.algorithm == algorithm) {
                        lengths.add(one.length);
                    }
                }
                if (!lengths.isEmpty()) {
                    running.add(new RunningHash(canonicalization, algorithm, lengths));
                }
            }
            if (!running.isEmpty()) {
                canonicalization.write(body, (octets, from, to) -> running.forEach(one -> one.add(octets, from, to)));
                running.forEach(one -> one.finish(hashes));
            }
        }
        return hashes;
    }

    /// One hash alone.
    static BodyHash of(Octets body, Wanted wanted) {
        return Objects.requireNonNull(of(body, List.of(wanted)).get(wanted));
    }

    /// One digest that gives its value at several lengths on the way.
    private static final class RunningHash {
        private final BodyCanonicalization canonicalization;
        private final HashAlgorithm algorithm;
        private final NavigableSet<Long> lengths;
        private final MessageDigest digest;
        private final Map<Long, Octets> values = new HashMap<>();
        private long length;

        RunningHash(BodyCanonicalization canonicalization, HashAlgorithm algorithm, NavigableSet<Long> lengths) {
            this.canonicalization = canonicalization;
            this.algorithm = algorithm;
            this.lengths = lengths;
            this.digest = algorithm.newDigest();
        }

        void add(byte[] octets, int from, int to) {
            int at = from;
            while (!lengths.isEmpty() && lengths.first() <= length + (to - at)) {
                long cut = lengths.removeFirst();
                int count = (int) (cut - length);
                digest.update(octets, at, count);
                length += count;
                at += count;
                values.put(cut, copyOfValue());
            }
            if (!lengths.isEmpty()) {
                digest.update(octets, at, to - at);
            }
            length += to - at;
        }

        void finish(Map<Wanted, BodyHash> hashes) {
            if (!lengths.isEmpty()) {
                Octets value = Octets.of(digest.digest());
                lengths.forEach(cut -> values.put(cut, value));
            }
            values.forEach((cut, value) ->
                    hashes.put(new Wanted(canonicalization, algorithm, cut), new BodyHash(value, length)));
        }

        private Octets copyOfValue() {
            try {
                return Octets.of(((MessageDigest) digest.clone()).digest());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the platform's digests can be copied", e);
            }
        }
    }
}
