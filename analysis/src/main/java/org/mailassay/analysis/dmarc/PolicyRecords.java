package org.mailassay.analysis.dmarc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// The policy records of the names that one evaluation meets. Tree walks overlap, and each name is asked for once.
/// Used by one thread.
public final class PolicyRecords {
    /// No name can hold more: it keeps a hostile answer from costing more than its first records.
    private static final int MOST_RECORDS = 100;

    private final Dns dns;
    private final Map<DomainName, PolicyLookup> lookups = new HashMap<>();

    public PolicyRecords(Dns dns) {
        this.dns = dns;
    }

    /// The record at `_dmarc` below this domain.
    public PolicyLookup at(DomainName domain) {
        PolicyLookup known = lookups.get(domain);
        if (known == null) {
            known = lookUp(domain);
            lookups.put(domain, known);
        }
        return known;
    }

    private PolicyLookup lookUp(DomainName domain) {
        String name = "_dmarc." + domain.text();
        if (!DomainName.fits(name)) {
            return new PolicyLookup.Absent(List.of());
        }
        return switch (dns.query(name, RecordType.TXT)) {
            case DnsAnswer.Found found -> select(found);
            case DnsAnswer.NoSuchName ignored -> new PolicyLookup.Absent(List.of());
            case DnsAnswer.NoData ignored -> new PolicyLookup.Absent(List.of());
            case DnsAnswer.Failed failed -> new PolicyLookup.Unknown(failed);
        };
    }

    /// RFC 9989, section 4.10, step 2: other texts are discarded, and so are several policy records.
    private static PolicyLookup select(DnsAnswer.Found found) {
        List<String> policies = new ArrayList<>(1);
        List<String> others = new ArrayList<>(0);
        for (DnsRecord.Txt txt : found.as(DnsRecord.Txt.class)) {
            String text = txt.joined();
            (DmarcRecord.isDmarc(text) ? policies : others).add(text);
            if (policies.size() + others.size() == MOST_RECORDS) {
                break;
            }
        }
        return switch (policies.size()) {
            case 0 -> new PolicyLookup.Absent(others);
            case 1 -> new PolicyLookup.Found(DmarcRecord.parse(policies.getFirst()), found.security());
            default -> new PolicyLookup.Several(policies);
        };
    }
}
