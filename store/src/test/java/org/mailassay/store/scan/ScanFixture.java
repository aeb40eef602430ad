package org.mailassay.store.scan;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.PlanStore;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.raw.RawMessageStore;

/// Makes scans, mails and outcomes for tests.
public final class ScanFixture {
    public static final Instant NOW = Instant.parse("2026-03-25T14:32:00Z");

    private final Database database;
    private final ScanStore scans;
    private final ScanReception reception;

    public ScanFixture(Database database) {
        this.database = database;
        this.scans = new ScanStore(database, new RawMessageStore(database));
        this.reception = new ScanReception(database);
    }

    /// An account with quotas of its own.
    public Account account(String email, int scansPerDay, int seedAddresses) {
        Account account = TestAccounts.create(database, email);
        String plan = "plan of " + email;
        new PlanStore(database).save(new Plan(plan, -1, scansPerDay, -1, seedAddresses, -1, 1_000_000, 1_000_000, -1));
        new AccountStore(database).subscribe(account.id(), plan, 0, Optional.empty());
        return new AccountStore(database).find(account.id()).orElseThrow();
    }

    /// A new scan that waits for its message.
    public Scan create(Account account) {
        return switch (scans.create(account, NOW)) {
            case ScanCreation.Created(Scan scan) -> scan;
            case ScanCreation.QuotaReached _ -> throw new IllegalStateException("the quota is used up");
        };
    }

    /// A mail of that name from 198.51.100.7, received twelve seconds after [#NOW].
    public ReceivedMessage mail(String name) {
        return new ReceivedMessage(
                name,
                octets("From: a@example.com\r\nSubject: " + name + "\r\n\r\nhello\r\n"),
                new Envelope("bounce@example.com", List.of()),
                new Connection.Smtp(
                        InetAddress.ofLiteral("198.51.100.7"),
                        25_025,
                        "mail.example.com",
                        "ESMTPS",
                        Optional.of(new Connection.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384"))),
                NOW.plusSeconds(12));
    }

    /// Hands that mail in at an address.
    public Acceptance take(String mailName, String localPart) {
        return take(mail(mailName), localPart);
    }

    /// Hands a mail in at an address.
    public Acceptance take(ReceivedMessage mail, String localPart) {
        long rawMessageId =
                database.inTransaction(transaction -> new RawMessageStore(database).store(transaction, mail.octets()));
        return reception.take(mail, rawMessageId, localPart + "@mx.example", localPart);
    }

    /// Results with that score and no images.
    public static ScanOutcome outcome(int overall) {
        return new ScanOutcome(
                "{\"scan_id\":\"x\",\"scores\":{\"overall\":" + overall + "}}",
                new ScanSummary(
                        OptionalInt.of(overall),
                        OptionalDouble.of(1.2),
                        "A <a@example.com>",
                        "Welcome!",
                        "example.com"),
                octets("{\"answers\":[]}"),
                Optional.empty());
    }

    public static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
