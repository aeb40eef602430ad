package org.mailassay.analysis.dkim;

import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;

/// What asking the DNS for a key gave (RFC 6376, section 6.1.2).
public sealed interface KeyLookup {
    /// A name with more TXT records than these has something else in mind; the rest are passed over. There
    /// should be one (RFC 6376, section 3.6.2.2).
    int MOST_RECORDS = 4;

    /// There are TXT records.
    ///
    /// @param records each as read, in the order received; never empty
    record Found(DomainName name, List<DkimKeyRecord.Reading> records, Security security) implements KeyLookup {
        public Found {
            records = List.copyOf(records);
        }
    }

    /// There is none.
    record Absent(DomainName name) implements KeyLookup {}

    /// Nobody could say.
    record Failed(DomainName name, DnsAnswer.Failed failure) implements KeyLookup {}

    /// Asks for the key records of that name.
    static KeyLookup lookUp(DomainName name, Dns dns, KeyRecordCache cache) {
        return switch (dns.query(name.text(), RecordType.TXT)) {
            case DnsAnswer.Found found ->
                new Found(
                        name,
                        found.as(DnsRecord.Txt.class).stream()
                                .limit(MOST_RECORDS)
                                .map(record -> cache.read(record.joined()))
                                .toList(),
                        found.security());
            case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> new Absent(name);
            case DnsAnswer.Failed failed -> new Failed(name, failed);
        };
    }
}
