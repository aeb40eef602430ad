package org.mailassay.store.webhook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.seal.Sealed;
import org.mailassay.store.seal.SealingKey;
import org.mailassay.store.seal.Unsealing;

/// The secrets by which deliveries are signed, as the database has them: sealed with the key of the installation, each
/// for its webhook. Those of earlier versions stand there as they are, until [#sealPlain] has run.
public final class WebhookSecrets {
    private static final String PLAIN = SqlFiles.read(WebhookSecrets.class, "plainSecrets");
    private static final String KEEP = SqlFiles.read(WebhookSecrets.class, "keepSecrets");
    private static final String SEALED = "sealed:";
    private static final int PARTS = 3;
    private static final int BATCH = 500;

    private final SealingKey key;

    public WebhookSecrets(SealingKey key) {
        this.key = key;
    }

    /// Seals what an earlier version left as it was.
    ///
    /// @return how many webhooks had such secrets
    public int sealPlain(Database database) {
        int sealed = 0;
        int last;
        do {
            last = database.inTransaction(this::sealSome);
            sealed += last;
        } while (last == BATCH);
        return sealed;
    }

    String seal(WebhookKey webhook, String secret) {
        Sealed sealed = key.seal(place(webhook), Octets.of(secret.getBytes(StandardCharsets.US_ASCII)));
        return SEALED + text(sealed.keyId()) + "." + text(sealed.nonce()) + "." + text(sealed.octets());
    }

    /// Empty when it is sealed with another key than this installation has, or was altered; an empty one stays empty.
    Optional<String> open(WebhookKey webhook, String kept) {
        if (!kept.startsWith(SEALED)) {
            return Optional.of(kept);
        }
        String[] parts = kept.substring(SEALED.length()).split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return switch (key.open(place(webhook), new Sealed(octets(parts[0]), octets(parts[1]), octets(parts[2])))) {
            case Unsealing.Opened(Octets secret) -> Optional.of(secret.latin1());
            case Unsealing.OtherKey _, Unsealing.Altered _ -> Optional.empty();
        };
    }

    private int sealSome(Connection transaction) throws SQLException {
        List<Row> plain = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(PLAIN)) {
            statement.setInt(1, BATCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    WebhookKey webhook = new WebhookKey(rows.getLong(1), rows.getLong(2));
                    plain.add(new Row(webhook, sealed(webhook, rows.getString(3)), sealed(webhook, rows.getString(4))));
                }
            }
        }
        if (plain.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = transaction.prepareStatement(KEEP)) {
            new ColumnArrays<>(statement, plain)
                    .bigint(row -> row.webhook().accountId())
                    .bigint(row -> row.webhook().id())
                    .text(Row::secret)
                    .text(Row::earlier);
            statement.executeUpdate();
        }
        return plain.size();
    }

    private String sealed(WebhookKey webhook, String kept) {
        return kept.isEmpty() || kept.startsWith(SEALED) ? kept : seal(webhook, kept);
    }

    private static String place(WebhookKey webhook) {
        return "secret of webhook " + webhook.accountId() + "/" + webhook.id();
    }

    private static String text(Octets octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets.toByteArray());
    }

    private static Octets octets(String text) {
        try {
            return Octets.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException altered) {
            return Octets.of(new byte[0]);
        }
    }

    private record Row(WebhookKey webhook, String secret, String earlier) {}
}
