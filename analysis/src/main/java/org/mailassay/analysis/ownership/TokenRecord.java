package org.mailassay.analysis.ownership;

import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.SideBySide;

/// The TXT record that holds a token. It may stand at the name itself or, where that is an alias or crowded, one label
/// below (RFC 8552, section 1.2).
public sealed interface TokenRecord {
    /// The label that the token may stand below.
    String LABEL = "_mailassay.";

    /// It is there.
    record Present() implements TokenRecord {}

    /// The DNS says that it is not.
    record Absent() implements TokenRecord {}

    /// The DNS did not say whether it is.
    ///
    /// @param detail what went wrong, for a person
    record NotChecked(String detail) implements TokenRecord {}

    /// Looks for the token at a name.
    static TokenRecord look(Dns dns, String name, String token) {
        List<String> places = DomainName.fits(LABEL + name) ? List.of(name, LABEL + name) : List.of(name);
        List<DnsAnswer> answers = SideBySide.map(places, place -> dns.query(place, RecordType.TXT));
        if (answers.stream().anyMatch(answer -> holds(answer, token))) {
            return new Present();
        }
        return answers.stream()
                .filter(DnsAnswer.Failed.class::isInstance)
                .map(DnsAnswer.Failed.class::cast)
                .findFirst()
                .<TokenRecord>map(failed -> new NotChecked(failed.detail()))
                .orElseGet(Absent::new);
    }

    private static boolean holds(DnsAnswer answer, String token) {
        return answer instanceof DnsAnswer.Found found
                && found.as(DnsRecord.Txt.class).stream()
                        .anyMatch(text -> text.joined().strip().equals(token));
    }
}
