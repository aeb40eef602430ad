package org.mailassay.analysis.dns;

/// Answers from a recording; a question that was not asked then has no answer now.
public final class ReplayedDns implements Dns {
    private final RecordedAnswers recorded;

    /// @param recorded the answers
    public ReplayedDns(RecordedAnswers recorded) {
        this.recorded = recorded;
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        DnsAnswer answer = recorded.answers().get(new DnsQuestion(name, type));
        return answer != null ? answer : new DnsAnswer.Failed(DnsAnswer.Cause.OTHER, "not in the recording");
    }
}
