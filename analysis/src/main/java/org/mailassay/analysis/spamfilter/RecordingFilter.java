package org.mailassay.analysis.spamfilter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mailassay.analysis.message.ReceivedMessage;

/// Keeps what a filter said of one message. Asked again it says the same.
public final class RecordingFilter implements SpamFilter {
    private final SpamFilter filter;
    private final AtomicReference<Optional<FilterAnswer>> answer = new AtomicReference<>(Optional.empty());

    /// @param filter who answers
    public RecordingFilter(SpamFilter filter) {
        this.filter = filter;
    }

    @Override
    public FilterName name() {
        return filter.name();
    }

    @Override
    public FilterAnswer judge(ReceivedMessage message) {
        Optional<FilterAnswer> known = answer.get();
        if (known.isPresent()) {
            return known.get();
        }
        FilterAnswer fresh = filter.judge(message);
        answer.compareAndSet(Optional.empty(), Optional.of(fresh));
        return answer.get().orElse(fresh);
    }

    /// What several filters said so far.
    public static RecordedFilterAnswers recorded(List<RecordingFilter> filters) {
        Map<FilterName, FilterAnswer> answers = new EnumMap<>(FilterName.class);
        filters.forEach(each -> each.answer.get().ifPresent(said -> answers.put(each.name(), said)));
        return new RecordedFilterAnswers(answers);
    }
}
