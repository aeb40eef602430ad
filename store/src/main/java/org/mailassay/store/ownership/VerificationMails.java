package org.mailassay.store.ownership;

import io.helidon.dbclient.DbRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.suffix.PublicSuffixes;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Secret;
import org.mailassay.store.outgoing.OutgoingState;

/// Mails with a link that proves something: how many there may be, and what became of them. They go to people who have
/// no account here, so strangers could be bothered with them.
public final class VerificationMails {
    /// How long a link can be used.
    public static final Duration VALIDITY = Duration.ofDays(2);

    /// Mails to one domain, as it was registered, in an hour, from all accounts.
    public static final int MOST_PER_DOMAIN = 3;

    /// Mails of one account in a day.
    public static final int MOST_PER_ACCOUNT = 20;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String LOCK_RECIPIENTS = SqlFiles.read(VerificationMails.class, "lockRecipients");
    private static final String OF_DOMAIN = SqlFiles.read(VerificationMails.class, "mailsToDomain");
    private static final String OF_ACCOUNT = SqlFiles.read(VerificationMails.class, "mailsOfAccount");
    private static final String INSERT = SqlFiles.read(VerificationMails.class, "insertMails");
    private static final String ISSUE = SqlFiles.read(VerificationMails.class, "issueLinks");
    private static final String WITHDRAW = SqlFiles.read(VerificationMails.class, "withdrawLinks");
    private static final String FORGET = SqlFiles.read(VerificationMails.class, "forgetMails");
    private static final String EXPIRE = SqlFiles.read(VerificationMails.class, "expireMails");
    private static final String LATEST = SqlFiles.read(VerificationMails.class, "latestMails");

    private final Database database;

    public VerificationMails(Database database) {
        this.database = database;
    }

    /// The newest mail for each name of each claim, by the claim's number.
    public Map<Long, List<SentMail>> latest(long accountId, Subject subject) {
        return database
                .rows(LATEST, Map.of("account_id", accountId, "subject", subject.code()), VerificationMails::sent)
                .stream()
                .collect(Collectors.groupingBy(SentMail::subjectId));
    }

    /// Whether that many mails may be sent now. Whoever asks for the same domain or account waits until this
    /// transaction ends.
    static Optional<MailLimit> limit(Connection transaction, long accountId, List<String> recipients, Instant now)
            throws SQLException {
        Map<String, Integer> wanted = new TreeMap<>();
        recipients.forEach(recipient -> wanted.merge(domain(recipient), 1, Integer::sum));
        try (PreparedStatement lock = transaction.prepareStatement(LOCK_RECIPIENTS)) {
            lock.setArray(1, transaction.createArrayOf("text", wanted.keySet().toArray()));
            lock.execute();
        }
        for (Map.Entry<String, Integer> each : wanted.entrySet()) {
            Sent sent = toDomain(transaction, each.getKey(), now.minus(HOUR));
            if (sent.count() + each.getValue() > MOST_PER_DOMAIN) {
                return Optional.of(new MailLimit(
                        "No more than " + MOST_PER_DOMAIN + " such mails are sent to " + each.getKey() + " in an hour.",
                        sent.waiting(HOUR, now)));
            }
        }
        Sent sent = ofAccount(transaction, accountId, now.minus(DAY));
        return sent.count() + recipients.size() > MOST_PER_ACCOUNT
                ? Optional.of(new MailLimit(
                        "An account has no more than " + MOST_PER_ACCOUNT + " such mails sent in a day.",
                        sent.waiting(DAY, now)))
                : Optional.empty();
    }

    /// Hands mails over, counts them as sent and opens their links.
    ///
    /// @param recipients by the host that each proves
    static List<ConfirmationMail> open(
            Connection transaction,
            long accountId,
            Subject subject,
            long subjectId,
            Map<String, String> recipients,
            LinkLetters letters,
            Instant now)
            throws SQLException {
        List<ConfirmationMail> mails = new ArrayList<>();
        recipients.forEach((host, recipient) ->
                mails.add(new ConfirmationMail(accountId, UUID.randomUUID(), host, recipient, Tokens.forLink())));
        Map<UUID, UUID> handedOver = new HashMap<>();
        for (ConfirmationMail mail : mails) {
            handedOver.put(mail.id(), letters.handOver(transaction, mail));
        }
        expire(transaction, accountId, now);
        try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
            statement.setLong(1, accountId);
            statement.setString(2, subject.code());
            statement.setLong(3, subjectId);
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            new ColumnArrays<>(statement, mails, 5)
                    .text(mail -> mail.id().toString())
                    .text(ConfirmationMail::host)
                    .text(ConfirmationMail::recipient)
                    .text(mail -> domain(mail.recipient()))
                    .text(mail -> String.valueOf(handedOver.get(mail.id())));
            statement.executeUpdate();
        }
        try (PreparedStatement statement = transaction.prepareStatement(ISSUE)) {
            statement.setString(1, subject.purpose());
            statement.setLong(2, accountId);
            statement.setLong(3, subjectId);
            statement.setObject(4, now.plus(VALIDITY).atOffset(ZoneOffset.UTC));
            new ColumnArrays<>(statement, mails, 5)
                    .bytea(mail -> Secret.digest(mail.token()))
                    .text(ConfirmationMail::host);
            statement.executeUpdate();
        }
        return mails;
    }

    private static void expire(Connection transaction, long accountId, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(EXPIRE)) {
            statement.setLong(1, accountId);
            statement.setObject(2, now.minus(DAY).atOffset(ZoneOffset.UTC));
            statement.setLong(3, accountId);
            statement.setObject(4, now.minus(KEPT).atOffset(ZoneOffset.UTC));
            statement.setObject(5, now.minus(DAY).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /// Makes every link of a claim useless.
    static void withdraw(Connection transaction, long accountId, Subject subject, long subjectId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(WITHDRAW)) {
            statement.setLong(1, accountId);
            statement.setString(2, subject.purpose());
            statement.setString(3, Long.toString(subjectId));
            statement.executeUpdate();
        }
    }

    /// Takes out of the mails of a claim what they were about; that they were sent still counts.
    static void forget(Connection transaction, long accountId, Subject subject, long subjectId) throws SQLException {
        withdraw(transaction, accountId, subject, subjectId);
        try (PreparedStatement statement = transaction.prepareStatement(FORGET)) {
            statement.setLong(1, accountId);
            statement.setString(2, subject.code());
            statement.setLong(3, subjectId);
            statement.executeUpdate();
        }
    }

    /// The domain that a recipient's was registered as; the whole of it where there is none.
    public static String domain(String recipient) {
        DomainName name = new DomainName(recipient.substring(recipient.lastIndexOf('@') + 1));
        return PublicSuffixes.bundled().registrableDomain(name).orElse(name).text();
    }

    private static Sent toDomain(Connection transaction, String domain, Instant since) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(OF_DOMAIN)) {
            statement.setString(1, domain);
            statement.setObject(2, since.atOffset(ZoneOffset.UTC));
            return sent(statement);
        }
    }

    private static Sent ofAccount(Connection transaction, long accountId, Instant since) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(OF_ACCOUNT)) {
            statement.setLong(1, accountId);
            statement.setObject(2, since.atOffset(ZoneOffset.UTC));
            return sent(statement);
        }
    }

    private static Sent sent(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return new Sent(
                    row.getInt(1), Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant));
        }
    }

    private static SentMail sent(DbRow row) {
        return new SentMail(
                row.column("subject_id").get(Long.class),
                row.column("host").get(String.class),
                row.column("recipient").get(String.class),
                row.column("created_at").get(Timestamp.class).toInstant(),
                OutgoingState.of(row.column("state").get(String.class)),
                row.column("status").get(String.class),
                row.column("reply").get(String.class),
                Optional.ofNullable(row.column("next_attempt_at").get(Timestamp.class))
                        .map(Timestamp::toInstant));
    }

    /// Mails of a span of time.
    ///
    /// @param oldest empty when there are none
    private record Sent(int count, Optional<Instant> oldest) {
        long waiting(Duration span, Instant now) {
            Instant end = oldest.orElse(now).plus(span);
            return Math.max(1, Duration.between(now, end).toSeconds());
        }
    }
}
