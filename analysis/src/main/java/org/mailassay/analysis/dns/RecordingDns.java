package org.mailassay.analysis.dns;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps every answer that was used, so that a verdict can be explained and repeated. A question asked again gets
/// the answer that it got first: one examination sees one DNS.
public final class RecordingDns implements Dns {
    private final Dns dns;
    private final Map<DnsQuestion, DnsAnswer> answers = new ConcurrentHashMap<>();

    /// @param dns who answers
    public RecordingDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        DnsQuestion question = new DnsQuestion(name, type);
        DnsAnswer known = answers.get(question);
        if (known != null) {
            return known;
        }
        DnsAnswer fresh = dns.query(question.name(), type);
        DnsAnswer earlier = answers.putIfAbsent(question, fresh);
        return earlier != null ? earlier : fresh;
    }

    /// What was asked and answered so far.
    public RecordedAnswers recorded() {
        return new RecordedAnswers(answers);
    }
}
