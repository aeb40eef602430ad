package org.mailassay.analysis.reputation;

import java.net.InetAddress;
import java.util.List;

/// Says what a service said before, of whatever address.
///
/// @param name of the service
/// @param answer that it gave
public record ReplayedSource(SourceName name, ReputationAnswer answer) implements ReputationSource {
    /// The services of a recording.
    public static List<ReputationSource> of(RecordedReputation recorded) {
        return recorded.answers().entrySet().stream()
                .<ReputationSource>map(entry -> new ReplayedSource(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public ReputationAnswer about(InetAddress address) {
        return answer;
    }
}
