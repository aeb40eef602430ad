package org.mailassay.analysis.records;

import java.util.Locale;
import java.util.SequencedMap;
import org.mailassay.analysis.bimi.BimiRecord;

/// A domain's BIMI assertion record.
///
/// @param domain where it was found: the domain itself or its Organizational Domain
/// @param selector the selector asked for
/// @param dmarcEnforcing whether the domain's DMARC policy is one that receivers ask for
public record BimiDetails(String domain, String selector, BimiRecord bimiRecord, boolean dmarcEnforcing)
        implements Details {
    @Override
    public SequencedMap<String, Object> fields() {
        return new Fields()
                .with("domain", domain)
                .with("selector", selector)
                .with("location", bimiRecord.location())
                .with("evidence", bimiRecord.evidence())
                .with("avp", bimiRecord.avatarPreference().name().toLowerCase(Locale.ROOT))
                .with("lps", bimiRecord.localPartSelector())
                .with("declined", bimiRecord.declined())
                .with("dmarc_enforcing", dmarcEnforcing)
                .map();
    }
}
