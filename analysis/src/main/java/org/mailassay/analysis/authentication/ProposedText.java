package org.mailassay.analysis.authentication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;

/// A DNS in which advice was followed: one text record is published in the place of those of its kind. What the advice
/// is worth is found by judging again.
///
/// @param name where the record is published
/// @param text the record
/// @param replaced which records it stands for
record ProposedText(Dns dns, String name, String text, Predicate<String> replaced) implements Dns {
    @Override
    public DnsAnswer query(String asked, RecordType type) {
        DnsAnswer published = dns.query(asked, type);
        if (type != RecordType.TXT || !DomainName.lowerCase(asked).equals(DomainName.lowerCase(name))) {
            return published;
        }
        List<DnsRecord> records = new ArrayList<>(List.of(DnsRecord.Txt.of(text)));
        if (published instanceof DnsAnswer.Found found) {
            found.as(DnsRecord.Txt.class).stream()
                    .filter(other -> !replaced.test(other.joined()))
                    .forEach(records::add);
        }
        return new DnsAnswer.Found(records, List.of(), Duration.ofHours(1), Security.INSECURE);
    }
}
