package org.mailassay.analysis.spamfilter;

import java.util.List;
import org.mailassay.analysis.message.ReceivedMessage;

/// Says what a filter said before, of whatever message.
///
/// @param name of the filter
/// @param answer that it gave
public record ReplayedFilter(FilterName name, FilterAnswer answer) implements SpamFilter {
    /// The filters of a recording.
    public static List<SpamFilter> of(RecordedFilterAnswers recorded) {
        return recorded.answers().entrySet().stream()
                .<SpamFilter>map(entry -> new ReplayedFilter(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public FilterAnswer judge(ReceivedMessage message) {
        return answer;
    }
}
