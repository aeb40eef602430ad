package org.mailassay.analysis.records;

import java.util.Locale;
import org.mailassay.analysis.transport.TlsReportingRecord;
import org.mailassay.analysis.transport.VersionedRecord;

/// Judges where a domain wants reports on TLS (RFC 8460, section 3).
final class TlsReportingSubject {
    private TlsReportingSubject() {}

    static Judgement<TlsReportingDetails> judge(RecordsQuestion question) {
        String name = "_smtp._tls." + question.domain().text();
        return VersionedText.judge(
                name,
                VersionedRecord.at(name, TlsReportingRecord.VERSION, question.dns()),
                TlsReportingRecord.VERSION,
                text -> found(name, text, question));
    }

    private static Judgement<TlsReportingDetails> found(String name, String text, RecordsQuestion question) {
        TlsReportingRecord reportingRecord = TlsReportingRecord.parse(text);
        boolean here = reportingRecord.rua().stream()
                .filter(uri -> uri.toLowerCase(Locale.ROOT).startsWith("mailto:"))
                .anyMatch(uri -> question.isHere(uri.substring("mailto:".length())));
        return Judgement.found(name, text, new TlsReportingDetails(reportingRecord, here), reportingRecord.faults());
    }
}
