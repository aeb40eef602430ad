package org.mailassay.mailets.outgoing;

import java.util.List;
import java.util.Set;
import org.mailassay.analysis.dns.DnsRecord;

/// What is asked of TLS with a host.
sealed interface TlsDemand {
    /// Encrypted with any certificate if the host offers it, in the clear if not (RFC 7435).
    record Opportunistic() implements TlsDemand {}

    /// Encrypted with any certificate.
    ///
    /// @param origin who asks for it: `dane` when no TLSA record is usable (RFC 7672, section 2.2), `relay`
    record Encrypted(String origin) implements TlsDemand {}

    /// Encrypted with a certificate of a known authority, valid for the host.
    ///
    /// @param origin who asks for it: `mta-sts` (RFC 8461, section 4.2), `relay`
    record Verified(String origin) implements TlsDemand {}

    /// Encrypted with a certificate that a TLSA record vouches for (RFC 7672).
    ///
    /// @param records those that can be used
    /// @param names which of them a certificate of a trust anchor must be for (RFC 7672, section 3.2.2)
    record Dane(List<DnsRecord.Tlsa> records, Set<String> names) implements TlsDemand {
        public Dane {
            records = List.copyOf(records);
            names = Set.copyOf(names);
        }
    }

    /// Whether nothing is sent without TLS.
    default boolean isMandatory() {
        return switch (this) {
            case Opportunistic _ -> false;
            case Encrypted _, Verified _, Dane _ -> true;
        };
    }

    /// Whether a hand-shake that came about shows that the server is the one that was meant.
    default boolean isVerifying() {
        return switch (this) {
            case Opportunistic _, Encrypted _ -> false;
            case Verified _, Dane _ -> true;
        };
    }

    /// As it is kept and shown.
    default String word() {
        return switch (this) {
            case Opportunistic _ -> "opportunistic";
            case Encrypted(String origin) -> origin;
            case Verified(String origin) -> origin;
            case Dane _ -> "dane";
        };
    }
}
