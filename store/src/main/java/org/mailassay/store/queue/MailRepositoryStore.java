package org.mailassay.store.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StorableText;
import org.mailassay.store.raw.RawMessageStore;

/// Mail that was set aside to be read by somebody later, by the path of the repository and the mail's name.
public final class MailRepositoryStore {
    private static final String KEEP = SqlFiles.read(MailRepositoryStore.class, "keep");
    private static final String KEPT = SqlFiles.read(MailRepositoryStore.class, "kept");
    private static final String KEPT_NAMES = SqlFiles.read(MailRepositoryStore.class, "keptNames");
    private static final String KEPT_COUNT = SqlFiles.read(MailRepositoryStore.class, "keptCount");
    private static final String KEPT_PATHS = SqlFiles.read(MailRepositoryStore.class, "keptPaths");
    private static final String DISCARD = SqlFiles.read(MailRepositoryStore.class, "discard");
    private static final String DISCARD_ALL = SqlFiles.read(MailRepositoryStore.class, "discardAll");

    private final Database database;
    private final RawMessageStore rawMessages;

    public MailRepositoryStore(Database database, RawMessageStore rawMessages) {
        this.database = database;
        this.rawMessages = rawMessages;
    }

    /// Keeps a mail; one of the same name there is replaced.
    public void keep(String path, MailDetails details, Submission.Content content) {
        database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(KEEP)) {
                statement.setString(1, path);
                statement.setString(2, details.name());
                statement.setLong(3, rawMessageId(transaction, content));
                statement.setString(4, EnvelopeJson.write(details.envelope()));
                statement.setString(5, details.attributes());
                statement.setString(6, details.state());
                statement.setString(7, StorableText.of(details.error()));
                return statement.executeUpdate();
            }
        });
    }

    /// The mail of that name, if it is there.
    public Optional<KeptMail> kept(String path, String name) {
        return database.row(
                KEPT,
                Map.of("path", path, "name", name),
                row -> new KeptMail(
                        path,
                        new MailDetails(
                                row.column("mail_key").getString(),
                                EnvelopeJson.read(row.column("envelope").get(String.class)),
                                row.column("attributes").get(String.class),
                                row.column("state").getString(),
                                row.column("error").getString()),
                        row.column("raw_message_id").getLong(),
                        row.column("stored_at").get(Timestamp.class).toInstant()));
    }

    /// The octets of a mail that is kept.
    public Octets octets(KeptMail mail) {
        return rawMessages
                .load(mail.rawMessageId())
                .orElseThrow(() -> new IllegalStateException("No raw message " + mail.rawMessageId()));
    }

    /// The names of mails kept, in their order.
    ///
    /// @param after the last one seen; empty to begin
    public List<String> names(String path, String after, int most) {
        return database.rows(
                KEPT_NAMES,
                Map.of("path", path, "after", after, "limit", most),
                row -> row.column("mail_key").getString());
    }

    public long count(String path) {
        return database.row(
                        KEPT_COUNT,
                        Map.of("path", path),
                        row -> row.column("mails").getLong())
                .orElseThrow();
    }

    /// The repositories that keep something.
    public List<String> paths() {
        return database.rows(KEPT_PATHS, Map.of(), row -> row.column("path").getString());
    }

    /// Deletes mails.
    ///
    /// @return how many were there
    public long discard(String path, List<String> names) {
        return database.change(DISCARD, Map.of("path", path, "names", names.toArray(String[]::new)));
    }

    /// Deletes all mails of a repository.
    ///
    /// @return how many were there
    public long discardAll(String path) {
        return database.change(DISCARD_ALL, Map.of("path", path));
    }

    private long rawMessageId(Connection transaction, Submission.Content content) throws SQLException {
        return switch (content) {
            case Submission.Content.Fresh(Octets octets) -> rawMessages.store(transaction, octets);
            case Submission.Content.Stored stored -> stored.rawMessageId();
        };
    }
}
