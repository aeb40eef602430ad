package org.mailassay.analysis.blocklist;

import java.util.List;

/// What lists said of several subjects.
///
/// @param answers in the order of the questions: subjects in their order, of each the lists in theirs
/// @param leftOut lists that were not asked since their last probe failed
/// @param notAsked how many questions were beyond the limit
public record BlocklistSurvey(List<Asked> answers, List<LeftOut> leftOut, int notAsked) {
    public BlocklistSurvey {
        answers = List.copyOf(answers);
        leftOut = List.copyOf(leftOut);
    }

    /// One answer.
    public record Asked(Blocklist list, Subject subject, BlocklistAnswer answer) {}

    /// A list that was not asked.
    public record LeftOut(Blocklist list, ProbeResult probe) {}
}
