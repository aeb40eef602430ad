package org.mailassay.mailets.outgoing;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.mailassay.store.outgoing.Conclusion;
import org.mailassay.store.outgoing.OutgoingState;

/// How many attempts of this process came to what.
public final class DeliveryCounts {
    private final Map<OutgoingState, LongAdder> counts = new EnumMap<>(OutgoingState.class);

    DeliveryCounts() {
        for (OutgoingState state : OutgoingState.values()) {
            counts.put(state, new LongAdder());
        }
    }

    /// How many ended in that state.
    public long of(OutgoingState state) {
        LongAdder count = counts.get(state);
        return count == null ? 0 : count.sum();
    }

    void count(Conclusion conclusion) {
        OutgoingState state = switch (conclusion) {
            case Conclusion.Delivered _ -> OutgoingState.DELIVERED;
            case Conclusion.Bounced _ -> OutgoingState.BOUNCED;
            case Conclusion.Deferred _ -> OutgoingState.DEFERRED;
        };
        LongAdder count = counts.get(state);
        if (count != null) {
            count.increment();
        }
    }
}
