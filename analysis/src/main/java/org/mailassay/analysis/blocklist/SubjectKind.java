package org.mailassay.analysis.blocklist;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a list lists.
public enum SubjectKind {
    IP4,
    IP6,
    DOMAIN,
    /// An address written out where a link has its host.
    URL;

    /// Whether it is that of a client's address.
    boolean isClient() {
        return this == IP4 || this == IP6;
    }

    /// As in the data file and in JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind with this key.
    public static Optional<SubjectKind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
