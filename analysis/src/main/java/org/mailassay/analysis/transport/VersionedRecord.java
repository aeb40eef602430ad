package org.mailassay.analysis.transport;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// The one text at a name that begins with a version, as MTA-STS and TLS reporting publish it (RFC 8461,
/// section 3.1; RFC 8460, section 3).
public sealed interface VersionedRecord {
    /// Exactly one.
    record One(String text) implements VersionedRecord {}

    /// More than one: senders ignore them all.
    record Several(List<String> texts) implements VersionedRecord {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    /// None.
    ///
    /// @param others other texts at the name; each may be one with a mistake at its beginning
    record None(List<String> others) implements VersionedRecord {
        public None {
            others = List.copyOf(others);
        }
    }

    /// The DNS gave no answer.
    record Unknown(DnsAnswer.Failed failure) implements VersionedRecord {}

    /// More texts at one name than this are not looked at.
    int MOST_TEXTS = 100;

    /// Looks the name up.
    ///
    /// @param version how the record must begin, `v=STSv1;`
    static VersionedRecord at(String name, String version, Dns dns) {
        if (!DomainName.fits(name)) {
            return new None(List.of());
        }
        return switch (dns.query(name, RecordType.TXT)) {
            case DnsAnswer.Found found -> select(found, version);
            case DnsAnswer.NoSuchName ignored -> new None(List.of());
            case DnsAnswer.NoData ignored -> new None(List.of());
            case DnsAnswer.Failed failed -> new Unknown(failed);
        };
    }

    private static VersionedRecord select(DnsAnswer.Found found, String version) {
        List<String> texts = new ArrayList<>(1);
        List<String> others = new ArrayList<>(0);
        found.as(DnsRecord.Txt.class).stream()
                .limit(MOST_TEXTS)
                .map(DnsRecord.Txt::joined)
                .forEach(text -> (startsWith(text, version) ? texts : others).add(text));
        return switch (texts.size()) {
            case 0 -> new None(others);
            case 1 -> new One(texts.getFirst());
            default -> new Several(texts);
        };
    }

    /// The version's case matters; white space may stand before the semicolon and nowhere else.
    private static boolean startsWith(String text, String version) {
        if (!text.startsWith(version)) {
            return false;
        }
        int at = version.length();
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at == text.length() || text.charAt(at) == ';';
    }
}
