package org.mailassay.analysis.dmarc;

import java.util.List;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.Security;

/// What stands at one `_dmarc` name.
public sealed interface PolicyLookup {
    /// One policy record.
    record Found(DmarcRecord dmarcRecord, Security security) implements PolicyLookup {}

    /// Several policy records, which are all discarded (RFC 9989, section 4.10, step 2).
    record Several(List<String> texts) implements PolicyLookup {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    /// No policy record.
    ///
    /// @param others texts at the name that are not policy records; one may be meant to be one
    record Absent(List<String> others) implements PolicyLookup {
        public Absent {
            others = List.copyOf(others);
        }
    }

    /// Nothing is known, because the DNS gave no answer.
    record Unknown(DnsAnswer.Failed failure) implements PolicyLookup {}
}
