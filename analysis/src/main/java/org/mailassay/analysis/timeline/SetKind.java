package org.mailassay.analysis.timeline;

import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of record sets that are followed.
public enum SetKind {
    SPF("SPF"),
    DMARC("DMARC"),
    DKIM("DKIM"),
    BIMI("BIMI"),
    MX("MX"),
    MTA_STS("MTA-STS"),
    MTA_STS_POLICY("MTA-STS-POLICY"),
    TLS_RPT("TLS-RPT"),
    DNSSEC("DNSSEC"),
    TLSA("TLSA"),
    NS("NS"),
    CAA("CAA"),
    /// The names of a sending address.
    PTR("PTR");

    private final String text;

    SetKind(String text) {
        this.text = text;
    }

    /// As it is stored and shown.
    public String text() {
        return text;
    }

    /// The kind of this text.
    public static Optional<SetKind> of(String text) {
        return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    /// Whether its names are found by following other records: what is no longer led to is over. The names of other
    /// kinds are given, and one that is not asked for says nothing.
    boolean isFollowed() {
        return switch (this) {
            case SPF, DMARC, BIMI, TLSA, CAA -> true;
            case DKIM, MX, MTA_STS, MTA_STS_POLICY, TLS_RPT, DNSSEC, NS, PTR -> false;
        };
    }
}
