package org.mailassay.analysis.suffix;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The names of all rules in one block of octets, found by an open-addressing hash table. A name's hash is taken from
/// its end, so that one pass over a name meets the hash of each of its suffixes.
final class RuleTable {
    private static final int EMPTY = -1;

    /// Two octets before each name: its flags and its length.
    private static final int HEAD = 2;

    private final byte[] names;
    private final int[] offsets;

    private RuleTable(byte[] names, int[] offsets) {
        this.names = names;
        this.offsets = offsets;
    }

    /// Where the public suffix of a name begins in it; 0 when the whole name is one.
    int suffixStart(String name, Section section) {
        int suffix = name.lastIndexOf('.') + 1;
        int hash = 0;
        boolean wildcard = false;
        for (int i = name.length() - 1; i >= -1; i--) {
            boolean boundary = i < 0 || name.charAt(i) == '.';
            if (boundary) {
                int flags = flags(name, i + 1, hash);
                if (RuleKind.EXCEPTION.isIn(flags, section)) {
                    // The suffix is one label shorter than the exception.
                    return name.indexOf('.', i + 1) + 1;
                }
                if (wildcard || RuleKind.PLAIN.isIn(flags, section)) {
                    suffix = i + 1;
                }
                wildcard = RuleKind.WILDCARD.isIn(flags, section);
            }
            if (i >= 0) {
                hash = hash * 31 + name.charAt(i);
            }
        }
        return suffix;
    }

    private int flags(String name, int from, int hash) {
        int length = name.length() - from;
        for (int slot = slot(hash, offsets.length); offsets[slot] != EMPTY; slot = (slot + 1) % offsets.length) {
            int offset = offsets[slot];
            if ((names[offset + 1] & 0xff) == length && equal(name, from, offset + HEAD)) {
                return names[offset];
            }
        }
        return 0;
    }

    private boolean equal(String name, int from, int offset) {
        for (int i = 0; i < name.length() - from; i++) {
            if (name.charAt(from + i) != names[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(int hash, int size) {
        // The low bits of a polynomial hash hardly depend on the first characters.
        return (((hash ^ (hash >>> 15)) * 0x2c1b3c6d) >>> 8) % size;
    }

    /// Collects rules.
    static final class Builder {
        private final Map<String, Integer> flags = new HashMap<>();

        void add(String name, RuleKind kind, boolean isPrivate) {
            if (!name.isEmpty()) {
                flags.merge(name, kind.flag(isPrivate), (one, other) -> one | other);
            }
        }

        RuleTable build() {
            int size = Math.max(16, flags.size() * 3);
            int[] offsets = new int[size];
            Arrays.fill(offsets, EMPTY);
            ByteArrayOutputStream names = new ByteArrayOutputStream();
            flags.forEach((name, bits) -> {
                int slot = slot(hashFromTheEnd(name), size);
                while (offsets[slot] != EMPTY) {
                    slot = (slot + 1) % size;
                }
                offsets[slot] = names.size();
                names.write(bits);
                names.write(name.length());
                names.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            });
            return new RuleTable(names.toByteArray(), offsets);
        }

        private static int hashFromTheEnd(String name) {
            int hash = 0;
            for (int i = name.length() - 1; i >= 0; i--) {
                hash = hash * 31 + name.charAt(i);
            }
            return hash;
        }
    }
}
