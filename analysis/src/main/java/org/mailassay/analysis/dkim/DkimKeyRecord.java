package org.mailassay.analysis.dkim;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A key record, as a domain publishes it under `selector._domainkey` (RFC 6376, section 3.6.1).
///
/// @param tags every tag, known or not
/// @param hashAlgorithms the hash algorithms allowed; empty when any is
/// @param keyType the type of key named in `k=`, `rsa` by default
/// @param publicKey what `p=` holds
/// @param serviceTypes the services that the key is for, `*` by default
/// @param flags the flags in `t=`
public record DkimKeyRecord(
        TagList tags,
        Set<String> hashAlgorithms,
        String keyType,
        PublicKeyReading publicKey,
        Set<String> serviceTypes,
        Set<String> flags) {
    private static final String VERSION = "DKIM1";

    public DkimKeyRecord {
        hashAlgorithms = Set.copyOf(hashAlgorithms);
        serviceTypes = Set.copyOf(serviceTypes);
        flags = Set.copyOf(flags);
    }

    /// What reading a record gives.
    public sealed interface Reading {}

    /// The record is well formed, though its key may not be usable.
    public record Read(DkimKeyRecord record) implements Reading {}

    /// The record is not a key record, or malformed.
    ///
    /// @param offset where, counted in chars of the text
    public record Malformed(String problem, int offset) implements Reading {}

    /// Reads a record.
    ///
    /// @param text the strings of the TXT record joined (RFC 6376, section 3.6.2.2), one char for each octet
    public static Reading read(String text) {
        return switch (TagList.read(text)) {
            case TagList.Malformed(String problem, int offset) -> new Malformed(problem, offset);
            case TagList.Read(TagList tags) -> of(tags);
        };
    }

    private static Reading of(TagList tags) {
        Optional<TagList.Tag> version = tags.tag("v");
        if (version.isPresent()) {
            if (!version.get().value().equals(VERSION)) {
                return new Malformed("the version is not DKIM1", version.get().from());
            }
            if (!tags.tags().iterator().next().name().equals("v")) {
                return new Malformed(
                        "the version is not the first tag", version.get().from());
            }
        }
        Optional<TagList.Tag> key = tags.tag("p");
        if (key.isEmpty()) {
            return new Malformed("the public key (p=) is missing", 0);
        }
        String keyType = tags.tag("k").map(TagList.Tag::value).orElse(KeyType.RSA.tag());
        return new Read(new DkimKeyRecord(
                tags,
                set(tags, "h", List.of()),
                keyType,
                PublicKeyDecoding.decode(keyType, key.get().compact()),
                set(tags, "s", List.of("*")),
                set(tags, "t", List.of())));
    }

    private static Set<String> set(TagList tags, String name, List<String> otherwise) {
        return new HashSet<>(tags.tag(name).map(TagList.Tag::parts).orElse(otherwise));
    }

    /// Whether the domain is only testing DKIM (`t=y`): then a failure says nothing about the message.
    public boolean testing() {
        return flags.contains("y");
    }

    /// Whether `i=` must have the very domain of `d=` (`t=s`).
    public boolean noSubdomains() {
        return flags.contains("s");
    }

    /// What the domain wrote for people who look at the record (`n=`).
    public String notes() {
        return QuotedPrintable.decode(tags.value("n"));
    }

    boolean allowsHash(HashAlgorithm algorithm) {
        return hashAlgorithms.isEmpty() || hashAlgorithms.contains(algorithm.tag());
    }

    boolean isForAnyOf(Set<String> services) {
        return serviceTypes.contains("*") || services.stream().anyMatch(serviceTypes::contains);
    }

    /// Whether the local part matches `g=`, in which one asterisk stands for anything (RFC 4871, section 3.6.1).
    boolean granularityMatches(String localPart) {
        Optional<TagList.Tag> granularity = tags.tag("g");
        if (granularity.isEmpty()) {
            return true;
        }
        String pattern = granularity.get().value();
        int asterisk = pattern.indexOf('*');
        if (asterisk < 0) {
            return !pattern.isEmpty() && localPart.equals(pattern);
        }
        String begin = pattern.substring(0, asterisk);
        String end = pattern.substring(asterisk + 1);
        return localPart.length() >= begin.length() + end.length()
                && localPart.startsWith(begin)
                && localPart.endsWith(end);
    }
}
