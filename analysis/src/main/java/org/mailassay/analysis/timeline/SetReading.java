package org.mailassay.analysis.timeline;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// Reads one record set.
///
/// @param dns asked each question once
record SetReading(Dns dns) {
    /// The records of one kind at a name.
    <R extends DnsRecord> SetAnswer records(
            String name, RecordType type, Class<R> kind, Function<? super R, String> text) {
        if (!DomainName.fits(name)) {
            return new SetAnswer.Absent();
        }
        return switch (dns.query(name, type)) {
            case DnsAnswer.Found found ->
                found(found.as(kind).stream().map(text).toList());
            case DnsAnswer.NoSuchName _ -> new SetAnswer.Absent();
            case DnsAnswer.NoData _ -> new SetAnswer.Absent();
            case DnsAnswer.Failed failed -> SetAnswer.Unknown.of(failed);
        };
    }

    /// The texts at a name that are meant; others that stand beside them are nobody's business here.
    SetAnswer texts(String name, Predicate<String> meant) {
        if (!DomainName.fits(name)) {
            return new SetAnswer.Absent();
        }
        return switch (dns.query(name, RecordType.TXT)) {
            case DnsAnswer.Found found ->
                found(found.as(DnsRecord.Txt.class).stream()
                        .map(DnsRecord.Txt::joined)
                        .filter(meant)
                        .toList());
            case DnsAnswer.NoSuchName _ -> new SetAnswer.Absent();
            case DnsAnswer.NoData _ -> new SetAnswer.Absent();
            case DnsAnswer.Failed failed -> SetAnswer.Unknown.of(failed);
        };
    }

    static SetAnswer found(List<String> records) {
        return records.isEmpty() ? new SetAnswer.Absent() : new SetAnswer.Found(CanonicalSet.of(records));
    }
}
