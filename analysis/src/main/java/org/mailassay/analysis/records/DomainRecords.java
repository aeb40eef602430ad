package org.mailassay.analysis.records;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mailassay.analysis.dns.AskOnceDns;
import org.mailassay.analysis.records.Subjects.Pending;

/// The judgement of all mail records of a domain.
public record DomainRecords(
        String domain,
        Judgement<DmarcDetails> dmarc,
        Judgement<SpfDetails> spf,
        Judgement<DkimDetails> dkim,
        Judgement<BimiDetails> bimi,
        Judgement<MxDetails> mx,
        Judgement<MtaStsDetails> mtaSts,
        Judgement<TlsReportingDetails> tlsReporting,
        Judgement<DnssecDetails> dnssec,
        Judgement<DaneDetails> dane) {
    /// Asks for every subject side by side, each question once, and waits no longer than the deadline.
    public static DomainRecords judge(RecordsQuestion question) {
        RecordsQuestion once = question.withDns(new AskOnceDns(question.dns()));
        String domain = question.domain().text();
        // Not closed: closing would wait for questions that were given up at the deadline.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Subjects subjects = new Subjects(
                    threads, System.nanoTime() + question.deadline().toNanos());
            Pending<DmarcDetails> dmarc = subjects.ask("_dmarc." + domain, () -> DmarcSubject.judge(once));
            Pending<SpfDetails> spf = subjects.ask(domain, () -> SpfSubject.judge(once));
            Pending<DkimDetails> dkim = subjects.ask("_domainkey." + domain, () -> DkimSubject.judge(once));
            Pending<BimiDetails> bimi = subjects.ask("default._bimi." + domain, () -> BimiSubject.judge(once));
            Pending<MxDetails> mx = subjects.ask(domain, () -> MxSubject.judge(once));
            Pending<MtaStsDetails> mtaSts = subjects.ask("_mta-sts." + domain, () -> MtaStsSubject.judge(once));
            Pending<TlsReportingDetails> tls =
                    subjects.ask("_smtp._tls." + domain, () -> TlsReportingSubject.judge(once));
            Pending<DnssecDetails> dnssec = subjects.ask(domain, () -> DnssecSubject.judge(once));
            Pending<DaneDetails> dane = subjects.ask(domain, () -> DaneSubject.judge(once));
            return new DomainRecords(
                    domain,
                    dmarc.await(),
                    spf.await(),
                    dkim.await(),
                    bimi.await(),
                    mx.await(),
                    mtaSts.await(),
                    tls.await(),
                    dnssec.await(),
                    dane.await());
        } finally {
            threads.shutdownNow();
        }
    }

    /// The judgements by the names that JSON uses, in the order to show them.
    public SequencedMap<String, Judgement<?>> subjects() {
        SequencedMap<String, Judgement<?>> subjects = new LinkedHashMap<>();
        subjects.put("dmarc", dmarc);
        subjects.put("spf", spf);
        subjects.put("dkim", dkim);
        subjects.put("bimi", bimi);
        subjects.put("mx", mx);
        subjects.put("mta_sts", mtaSts);
        subjects.put("tls_rpt", tlsReporting);
        subjects.put("dnssec", dnssec);
        subjects.put("dane", dane);
        return subjects;
    }

    /// Everything as names and plain values, in the order to show it: the domain, and one mapping for each subject.
    public SequencedMap<String, Object> fields() {
        Fields fields = new Fields().with("domain", domain);
        subjects().forEach((subject, judgement) -> fields.with(subject, judgement.fields()));
        return fields.map();
    }
}
