package org.mailassay.store.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class NodeStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void knowsWhoIsAlive() {
        NodeStore store = new NodeStore(DATABASE.database());
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        store.heartbeat(new Node("b", "1", start, start));
        store.heartbeat(new Node("a", "1", start, start));
        Node later = new Node("b", "2", start.plusSeconds(1), start.plusSeconds(60));
        store.heartbeat(later);

        assertThat(store.list()).containsExactly(new Node("a", "1", start, start), later);
        assertThat(store.forget(start.plusSeconds(1))).isEqualTo(1);
        assertThat(store.list()).containsExactly(later);
    }
}
