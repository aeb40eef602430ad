package org.mailassay.mailets.queue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.mailassay.store.queue.SharedQueue;
import org.mailassay.store.raw.RawMessageStore;

/// James' queues by name: each is opened when it is first asked for.
public final class PostgresMailQueueFactory implements MailQueueFactory<PostgresMailQueue>, AutoCloseable {
    private final Map<MailQueueName, PostgresMailQueue> queues = new ConcurrentHashMap<>();
    private final Function<String, SharedQueue> open;
    private final RawMessageStore rawMessages;

    /// Over the tables.
    ///
    /// @param open opens the queue of a name
    public PostgresMailQueueFactory(Function<String, SharedQueue> open, RawMessageStore rawMessages) {
        this.open = open;
        this.rawMessages = rawMessages;
    }

    @Override
    public Optional<PostgresMailQueue> getQueue(MailQueueName name, PrefetchCount count) {
        return Optional.ofNullable(queues.get(name));
    }

    @Override
    public PostgresMailQueue createQueue(MailQueueName name, PrefetchCount count) {
        return queues.computeIfAbsent(name, _ -> new PostgresMailQueue(open.apply(name.asString()), rawMessages));
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        return Set.copyOf(queues.keySet());
    }

    @Override
    public void close() {
        queues.values().forEach(PostgresMailQueue::close);
    }
}
