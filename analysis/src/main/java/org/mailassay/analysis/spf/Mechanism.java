package org.mailassay.analysis.spf;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// How a directive tells whether the client is meant (RFC 7208, section 5).
public sealed interface Mechanism {
    /// Whether the mechanism asks the DNS, and so counts toward the limit (RFC 7208, section 4.6.4).
    default boolean asksDns() {
        return switch (this) {
            case Include include -> true;
            case A a -> true;
            case Mx mx -> true;
            case Ptr ptr -> true;
            case Exists exists -> true;
            case All all -> false;
            case Ip4 ip4 -> false;
            case Ip6 ip6 -> false;
        };
    }

    /// Matches always (RFC 7208, section 5.1).
    record All() implements Mechanism {}

    /// Matches when the policy of another domain passes the client (RFC 7208, section 5.2).
    record Include(MacroString domain) implements Mechanism {}

    /// Matches when the client is near an address of a host (RFC 7208, section 5.3).
    ///
    /// @param domain the host; empty for the current domain
    record A(Optional<MacroString> domain, PrefixLengths prefixes) implements Mechanism {}

    /// Matches when the client is near an address of a domain's mail exchangers (RFC 7208, section 5.4).
    ///
    /// @param domain the domain; empty for the current one
    record Mx(Optional<MacroString> domain, PrefixLengths prefixes) implements Mechanism {}

    /// Matches when the client's reverse name lies in a domain (RFC 7208, section 5.5, which says not to use it).
    ///
    /// @param domain the domain; empty for the current one
    record Ptr(Optional<MacroString> domain) implements Mechanism {}

    /// Matches clients of an IPv4 network (RFC 7208, section 5.6).
    record Ip4(Octets network, int prefixLength) implements Mechanism {}

    /// Matches clients of an IPv6 network (RFC 7208, section 5.6).
    record Ip6(Octets network, int prefixLength) implements Mechanism {}

    /// Matches when a name has an IPv4 address (RFC 7208, section 5.7).
    record Exists(MacroString domain) implements Mechanism {}
}
