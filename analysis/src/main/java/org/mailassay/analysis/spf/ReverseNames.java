package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// The validated names of the client: those that its PTR records give and whose addresses include it (RFC 7208,
/// section 5.5). They are looked up once for a check, and only if something asks. A term that asks again gets the same
/// names, and what found nothing counts again: the limit is one of terms (RFC 7208, section 4.6.4).
final class ReverseNames {
    private final CountedDns dns;
    private final ClientAddress client;
    private final int limit;
    private @Nullable List<String> validated;
    private int voidLookups;

    ReverseNames(CountedDns dns, ClientAddress client, int limit) {
        this.dns = dns;
        this.client = client;
        this.limit = limit;
    }

    /// In lower case, in the order received.
    List<String> validated() {
        List<String> known = validated;
        if (known == null) {
            int before = dns.voidLookups();
            known = validate();
            validated = known;
            voidLookups = dns.voidLookups() - before;
        } else {
            dns.countVoidAgain(client.reverseName(), voidLookups);
        }
        return known;
    }

    private List<String> validate() {
        // A failure here is no error: the records are the client's, not the policy's (RFC 7208, section 5.5).
        if (!(dns.query(client.reverseName(), RecordType.PTR) instanceof CountedDns.Outcome.Answered pointers)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        // RFC 7208, section 4.6.4: all but the first 10 are ignored.
        for (DnsRecord each :
                pointers.records().subList(0, Math.min(limit, pointers.records().size()))) {
            if (each instanceof DnsRecord.Ptr pointer && leadsBack(pointer.name())) {
                names.add(DomainName.lowerCase(pointer.name()));
            }
        }
        return names;
    }

    private boolean leadsBack(String name) {
        return dns.query(name, client.recordType()) instanceof CountedDns.Outcome.Answered addresses
                && addresses.records().stream()
                        .anyMatch(each -> each instanceof DnsRecord.Address host
                                && client.matches(host.address(), PrefixLengths.WHOLE));
    }

    /// Whether one of them is the domain or lies beneath it.
    boolean within(String domain) {
        String wanted = DomainName.lowerCase(domain);
        return validated().stream().anyMatch(name -> name.equals(wanted) || name.endsWith("." + wanted));
    }

    /// The value of the macro `p`: the domain itself, else a name beneath it, else any, else `unknown` (RFC 7208,
    /// section 7.3).
    String best(String domain) {
        String wanted = DomainName.lowerCase(domain);
        List<String> names = validated();
        if (names.contains(wanted)) {
            return wanted;
        }
        Optional<String> beneath =
                names.stream().filter(name -> name.endsWith("." + wanted)).findFirst();
        return beneath.orElse(names.isEmpty() ? "unknown" : names.getFirst());
    }
}
