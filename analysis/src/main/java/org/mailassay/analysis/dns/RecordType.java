package org.mailassay.analysis.dns;

import java.util.Optional;
import java.util.stream.Stream;

/// The DNS record types that mail authentication and delivery use, with their numbers in the IANA registry
/// "Domain Name System (DNS) Parameters".
public enum RecordType {
    A(1),
    NS(2),
    CNAME(5),
    SOA(6),
    PTR(12),
    MX(15),
    TXT(16),
    AAAA(28),
    DS(43),
    DNSKEY(48),
    TLSA(52),
    /// The obsolete SPF type (RFC 7208, section 3.1 forbids its use); known only so that zones may hold it.
    SPF(99),
    CAA(257);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    /// The type's number on the wire.
    public int number() {
        return number;
    }

    /// The type with this mnemonic, in any case.
    public static Optional<RecordType> named(String mnemonic) {
        return Stream.of(values())
                .filter(type -> type.name().equalsIgnoreCase(mnemonic))
                .findFirst();
    }
}
