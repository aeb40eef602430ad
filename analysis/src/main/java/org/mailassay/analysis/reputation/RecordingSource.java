package org.mailassay.analysis.reputation;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Keeps what a service said of the one address that a scan asks about. Asked again it says the same.
public final class RecordingSource implements ReputationSource {
    private final ReputationSource source;
    private final AtomicReference<Optional<ReputationAnswer>> answer = new AtomicReference<>(Optional.empty());

    /// @param source who answers
    public RecordingSource(ReputationSource source) {
        this.source = source;
    }

    @Override
    public SourceName name() {
        return source.name();
    }

    @Override
    public ReputationAnswer about(InetAddress address) {
        Optional<ReputationAnswer> known = answer.get();
        if (known.isPresent()) {
            return known.get();
        }
        ReputationAnswer fresh = source.about(address);
        answer.compareAndSet(Optional.empty(), Optional.of(fresh));
        return answer.get().orElse(fresh);
    }

    /// What several services said so far.
    public static RecordedReputation recorded(List<RecordingSource> sources) {
        Map<SourceName, ReputationAnswer> answers = new EnumMap<>(SourceName.class);
        sources.forEach(each -> each.answer.get().ifPresent(said -> answers.put(each.name(), said)));
        return new RecordedReputation(answers);
    }
}
