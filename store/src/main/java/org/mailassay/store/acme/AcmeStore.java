package org.mailassay.store.acme;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// What all nodes know of their certificates.
public final class AcmeStore {
    private static final String KEEP_ACCOUNT_KEY = SqlFiles.read(AcmeStore.class, "keepAccountKey");
    private static final String ACCOUNT_KEY = SqlFiles.read(AcmeStore.class, "accountKey");
    private static final String ENROL = SqlFiles.read(AcmeStore.class, "enrol");
    private static final String FIND = SqlFiles.read(AcmeStore.class, "find");
    private static final String CLAIM = SqlFiles.read(AcmeStore.class, "claim");
    private static final String ORDERED = SqlFiles.read(AcmeStore.class, "ordered");
    private static final String ORDER_ENDED = SqlFiles.read(AcmeStore.class, "orderEnded");
    private static final String ISSUED = SqlFiles.read(AcmeStore.class, "issued");
    private static final String FAILED = SqlFiles.read(AcmeStore.class, "failed");
    private static final String KEEP_CHALLENGE = SqlFiles.read(AcmeStore.class, "keepChallenge");
    private static final String FORGET_CHALLENGES = SqlFiles.read(AcmeStore.class, "forgetChallenges");
    private static final String ANSWER = SqlFiles.read(AcmeStore.class, "answer");

    private final Database database;

    public AcmeStore(Database database) {
        this.database = database;
    }

    /// The private key of the account at this authority, in PEM.
    public Optional<String> accountKey(String directory) {
        return database.row(
                ACCOUNT_KEY,
                Map.of("directory", directory),
                row -> row.column("private_key").get(String.class));
    }

    /// Keeps a key for the account, unless another node was earlier.
    public void keepAccountKey(String directory, String privateKey) {
        database.change(KEEP_ACCOUNT_KEY, Map.of("directory", directory, "private_key", privateKey));
    }

    /// Says that a certificate of these names is wanted.
    public void enrol(CertificateNames names, Instant now) {
        database.change(ENROL, with(names, Map.of("now", utc(now))));
    }

    /// How it stands with the certificate; empty when nobody has said that it is wanted.
    public Optional<CertificateStanding> find(CertificateNames names) {
        return database.row(FIND, with(names, Map.of()), AcmeStore::standing);
    }

    /// Makes the next attempt the caller's, when it is time for one.
    ///
    /// @param until when the next may begin, should this one be heard of no more
    public boolean claim(CertificateNames names, Instant now, Instant until) {
        return database.change(CLAIM, with(names, Map.of("now", utc(now), "until", utc(until)))) == 1;
    }

    /// Keeps an order, so that it is gone on with after a restart.
    public void ordered(CertificateNames names, OpenOrder order) {
        database.change(ORDERED, with(names, Map.of("order_url", order.url(), "order_key", order.privateKey())));
    }

    /// The order has come to nothing.
    public void orderEnded(CertificateNames names) {
        database.change(ORDER_ENDED, with(names, Map.of()));
    }

    /// Keeps a certificate, with which the order has come to its end.
    public void issued(CertificateNames names, IssuedCertificate certificate, Instant now) {
        database.change(
                ISSUED,
                with(
                        names,
                        Map.of(
                                "private_key", certificate.privateKey(),
                                "chain", certificate.chain(),
                                "not_before", utc(certificate.notBefore()),
                                "not_after", utc(certificate.notAfter()),
                                "now", utc(now))));
    }

    /// Keeps that an attempt has come to nothing. What was issued before stays.
    public void failed(CertificateNames names, String fault, Instant nextTry) {
        database.change(FAILED, with(names, Map.of("fault", fault, "next_try", utc(nextTry))));
    }

    /// Keeps what is to be answered to a challenge, and forgets those of the past.
    public void keepChallenge(String token, String answer, Instant now, Instant expiresAt) {
        database.change(FORGET_CHALLENGES, Map.of("now", utc(now)));
        database.change(KEEP_CHALLENGE, Map.of("token", token, "answer", answer, "expires_at", utc(expiresAt)));
    }

    /// What is to be answered to a challenge.
    public Optional<String> answer(String token, Instant now) {
        return database.row(
                ANSWER,
                Map.of("token", token, "now", utc(now)),
                row -> row.column("answer").get(String.class));
    }

    private static CertificateStanding standing(DbRow row) {
        Optional<String> key = text(row, "private_key");
        Optional<String> url = text(row, "order_url");
        return new CertificateStanding(
                key.map(privateKey -> new IssuedCertificate(
                        privateKey,
                        row.column("chain").get(String.class),
                        time(row, "not_before"),
                        time(row, "not_after"))),
                url.map(address ->
                        new OpenOrder(address, row.column("order_key").get(String.class))),
                row.column("failures").get(Integer.class),
                text(row, "fault"),
                time(row, "next_try"));
    }

    private static Optional<String> text(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(String.class));
    }

    private static Instant time(DbRow row, String column) {
        return row.column(column).get(Timestamp.class).toInstant();
    }

    private static Map<String, Object> with(CertificateNames names, Map<String, ?> others) {
        Map<String, Object> parameters = new HashMap<>(others);
        parameters.put("directory", names.directory());
        parameters.put("names", names.joined());
        return parameters;
    }

    /// The database rounds to microseconds; what is rounded up would lie in the future.
    private static OffsetDateTime utc(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
