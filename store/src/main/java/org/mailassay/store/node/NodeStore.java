package org.mailassay.store.node;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Which nodes are alive.
public final class NodeStore {
    private static final String HEARTBEAT = SqlFiles.read(NodeStore.class, "heartbeat");
    private static final String LIST = SqlFiles.read(NodeStore.class, "list");
    private static final String FORGET = SqlFiles.read(NodeStore.class, "forget");

    private final Database database;

    public NodeStore(Database database) {
        this.database = database;
    }

    /// Says that the node is alive.
    public void heartbeat(Node node) {
        database.change(
                HEARTBEAT,
                Map.of(
                        "name", node.name(),
                        "version", node.version(),
                        "started_at", node.startedAt().atOffset(ZoneOffset.UTC),
                        "seen_at", node.seenAt().atOffset(ZoneOffset.UTC)));
    }

    /// Every node that was heard of, by name.
    public List<Node> list() {
        return database.rows(
                LIST,
                Map.of(),
                row -> new Node(
                        row.column("name").get(String.class),
                        row.column("version").get(String.class),
                        row.column("started_at").get(Timestamp.class).toInstant(),
                        row.column("seen_at").get(Timestamp.class).toInstant()));
    }

    /// Forgets the nodes that were silent since then.
    public long forget(Instant silentSince) {
        return database.change(FORGET, Map.of("silent_since", silentSince.atOffset(ZoneOffset.UTC)));
    }
}
