package org.mailassay.analysis.timeline;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of a message or of its session that a host was seen in.
public enum HostType {
    HEADER_FROM,
    ENVELOPE_FROM,
    DKIM_DOMAIN,
    HELO,
    SENDING_IP;

    /// As it is stored and shown.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type of this code.
    public static Optional<HostType> of(String code) {
        return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
