package org.mailassay.analysis.spf;

import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.message.Octets;

/// Parses one directive (RFC 7208, section 4.6.1 and the grammar of each mechanism in section 5).
final class MechanismParser {
    private static final int LONGEST_IP4_PREFIX = 32;
    private static final int LONGEST_IP6_PREFIX = 128;

    private final String term;
    private final int end;

    MechanismParser(String term) {
        this.term = term;
        this.end = term.length();
    }

    /// @param offset where the term begins in its record
    Directive parse(int offset) throws TermSyntaxException {
        Optional<Qualifier> qualifier = Qualifier.of(term.charAt(0));
        int nameStart = qualifier.isPresent() ? 1 : 0;
        int nameEnd = nameStart;
        while (nameEnd < end && term.charAt(nameEnd) != ':' && term.charAt(nameEnd) != '/') {
            nameEnd++;
        }
        String name = DomainName.lowerCase(term.substring(nameStart, nameEnd));
        Mechanism mechanism = switch (name) {
            case "all" -> all(nameEnd);
            case "include" -> new Mechanism.Include(domain(nameEnd));
            case "a" -> {
                int cidr = cidrStart(nameEnd);
                yield new Mechanism.A(optionalDomain(nameEnd, cidr), prefixes(cidr));
            }
            case "mx" -> {
                int cidr = cidrStart(nameEnd);
                yield new Mechanism.Mx(optionalDomain(nameEnd, cidr), prefixes(cidr));
            }
            case "ptr" -> new Mechanism.Ptr(optionalDomain(nameEnd, end));
            case "ip4" -> ip4(nameEnd);
            case "ip6" -> ip6(nameEnd);
            case "exists" -> new Mechanism.Exists(domain(nameEnd));
            default -> throw unknown(nameStart, name);
        };
        return new Directive(qualifier.orElse(Qualifier.PASS), mechanism, term, offset);
    }

    private static TermSyntaxException unknown(int offset, String name) {
        return new TermSyntaxException(
                offset,
                switch (name) {
                    case "redirect", "exp" -> "an unknown mechanism: " + name + " is a modifier, write " + name + "=";
                    case "ip", "ipv4", "ip4=" -> "an unknown mechanism: write ip4:";
                    case "ipv6" -> "an unknown mechanism: write ip6:";
                    case "prt" -> "an unknown mechanism: write ptr";
                    default -> "an unknown mechanism";
                });
    }

    private Mechanism all(int nameEnd) throws TermSyntaxException {
        if (nameEnd != end) {
            throw new TermSyntaxException(nameEnd, "all stands alone");
        }
        return new Mechanism.All();
    }

    /// The domain behind the colon, which has to be there.
    private MacroString domain(int nameEnd) throws TermSyntaxException {
        return optionalDomain(nameEnd, end)
                .orElseThrow(() -> new TermSyntaxException(nameEnd, "a domain name is missing"));
    }

    private Optional<MacroString> optionalDomain(int nameEnd, int domainEnd) throws TermSyntaxException {
        if (nameEnd == domainEnd) {
            return Optional.empty();
        }
        if (term.charAt(nameEnd) != ':') {
            throw new TermSyntaxException(nameEnd, "no prefix length is allowed here");
        }
        if (IpAddressText.ip4(term.substring(nameEnd + 1, domainEnd)).isPresent()) {
            // RFC 7208, section 7.1: no top label is all digits. So common a mistake that it gets its own words.
            throw new TermSyntaxException(nameEnd + 1, "an address in place of a domain name: write ip4:");
        }
        return Optional.of(MacroParser.domainSpec(term.substring(0, domainEnd), nameEnd + 1));
    }

    /// Where the prefix lengths begin: a domain ends with a letter, a dot or a macro, so digits and slashes at the end
    /// of the term are theirs, from the first slash on.
    private int cidrStart(int nameEnd) {
        int position = end;
        int cidr = end;
        while (position > nameEnd) {
            char c = term.charAt(position - 1);
            if (c == '/') {
                cidr = position - 1;
            } else if (c < '0' || c > '9') {
                break;
            }
            position--;
        }
        return cidr;
    }

    /// RFC 7208, section 5.3, `dual-cidr-length`: `/ip4`, `//ip6` or `/ip4//ip6`.
    private PrefixLengths prefixes(int cidr) throws TermSyntaxException {
        if (cidr == end) {
            return PrefixLengths.WHOLE;
        }
        int second = term.indexOf("//", cidr);
        boolean hasIp6 = second >= 0;
        int ip4End = hasIp6 ? second : end;
        int ip4 = ip4End > cidr ? prefix(cidr + 1, ip4End, LONGEST_IP4_PREFIX) : LONGEST_IP4_PREFIX;
        int ip6 = hasIp6 ? prefix(second + 2, end, LONGEST_IP6_PREFIX) : LONGEST_IP6_PREFIX;
        return new PrefixLengths(ip4, ip6);
    }

    private Mechanism ip4(int nameEnd) throws TermSyntaxException {
        int slash = networkEnd(nameEnd);
        byte[] network = IpAddressText.ip4(term.substring(nameEnd + 1, slash))
                .orElseThrow(() -> new TermSyntaxException(nameEnd + 1, "not an IPv4 address"));
        return new Mechanism.Ip4(
                Octets.of(network), slash == end ? LONGEST_IP4_PREFIX : prefix(slash + 1, end, LONGEST_IP4_PREFIX));
    }

    private Mechanism ip6(int nameEnd) throws TermSyntaxException {
        int slash = networkEnd(nameEnd);
        byte[] network = IpAddressText.ip6(term.substring(nameEnd + 1, slash))
                .orElseThrow(() -> new TermSyntaxException(nameEnd + 1, "not an IPv6 address"));
        return new Mechanism.Ip6(
                Octets.of(network), slash == end ? LONGEST_IP6_PREFIX : prefix(slash + 1, end, LONGEST_IP6_PREFIX));
    }

    private int networkEnd(int nameEnd) throws TermSyntaxException {
        if (nameEnd == end || term.charAt(nameEnd) != ':') {
            throw new TermSyntaxException(nameEnd, "an address is missing");
        }
        int slash = term.indexOf('/', nameEnd);
        return slash < 0 ? end : slash;
    }

    /// A number without leading zeros (RFC 7208, section 5.6, `ip4-cidr-length`).
    private int prefix(int from, int to, int longest) throws TermSyntaxException {
        int value = 0;
        boolean valid = to > from && to - from <= 3 && (term.charAt(from) != '0' || to - from == 1);
        for (int i = from; i < to && valid; i++) {
            char c = term.charAt(i);
            valid = c >= '0' && c <= '9';
            value = value * 10 + c - '0';
        }
        if (!valid || value > longest) {
            throw new TermSyntaxException(from, "not a prefix length from 0 to " + longest);
        }
        return value;
    }
}
