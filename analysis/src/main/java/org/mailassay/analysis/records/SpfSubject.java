package org.mailassay.analysis.records;

import java.util.List;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// Judges a domain's SPF record (RFC 7208).
final class SpfSubject {
    private enum Reason implements FaultCode {
        SEVERAL_RECORDS;

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }

    private SpfSubject() {}

    static Judgement<SpfDetails> judge(RecordsQuestion question) {
        String name = question.domain().text();
        return switch (question.dns().query(name, RecordType.TXT)) {
            case DnsAnswer.Found found -> select(name, found);
            case DnsAnswer.NoSuchName ignored -> Judgement.missing(name);
            case DnsAnswer.NoData ignored -> Judgement.missing(name);
            case DnsAnswer.Failed failed -> Judgement.unknown(name, LookupFault.of(failed));
        };
    }

    /// RFC 7208, section 4.5.
    private static Judgement<SpfDetails> select(String name, DnsAnswer.Found found) {
        List<String> texts = found.as(DnsRecord.Txt.class).stream()
                .map(DnsRecord.Txt::joined)
                .filter(text -> text.equalsIgnoreCase("v=spf1") || text.regionMatches(true, 0, "v=spf1 ", 0, 7))
                .toList();
        if (texts.isEmpty()) {
            return Judgement.missing(name);
        }
        if (texts.size() > 1) {
            return Judgement.invalid(
                    name,
                    String.join("\n", texts),
                    Fault.of(Reason.SEVERAL_RECORDS, "More than one record makes every check a permanent error."));
        }
        return Judgement.found(name, texts.getFirst(), new SpfDetails("spf1"), List.of());
    }
}
