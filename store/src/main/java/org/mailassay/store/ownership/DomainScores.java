package org.mailassay.store.ownership;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Scores of domains over time, and the certificates of those that score well. What counts are the last
/// [#MOST_SCANS] completed scans of messages from the domain that the account made within [#WINDOW].
public final class DomainScores {
    /// Fewer scans make no average.
    public static final int LEAST_SCANS = 3;

    /// As many of the newest make one.
    public static final int MOST_SCANS = 20;

    /// Older ones do not count.
    public static final Duration WINDOW = Duration.ofDays(90);

    /// Fewer verified domains with a score make no percentile. Nor do fewer of other accounts, unless there are none:
    /// the average of one of a few could be found out by moving one's own.
    public static final int LEAST_DOMAINS = 5;

    private static final String SCORE = SqlFiles.read(DomainScores.class, "domainScore");
    private static final String RANK = SqlFiles.read(DomainScores.class, "domainRank");
    private static final String ISSUE = SqlFiles.read(DomainScores.class, "issueCertificate");
    private static final String TOKEN = SqlFiles.read(DomainScores.class, "certificateToken");
    private static final String CERTIFICATE = SqlFiles.read(DomainScores.class, "certificate");

    private final Database database;

    public DomainScores(Database database) {
        this.database = database;
    }

    /// How a domain of the account scores. One that scores well and is verified gets a certificate by this.
    public ScoreSummary summary(long accountId, OwnedDomain domain, Instant now) {
        ScoreSummary score = database.row(
                        SCORE,
                        Map.of(
                                "account_id",
                                accountId,
                                "name",
                                domain.name(),
                                "since",
                                now.minus(WINDOW).atOffset(ZoneOffset.UTC),
                                "most",
                                MOST_SCANS),
                        DomainScores::score)
                .orElseThrow();
        OptionalInt percentile = score.average().isPresent() ? percentile(accountId, score, now) : OptionalInt.empty();
        Optional<String> token = score.eligible() && domain.verifiedAt().isPresent()
                ? token(accountId, domain.id(), now)
                : Optional.empty();
        return new ScoreSummary(score.average(), score.scans(), percentile, score.newest(), token);
    }

    /// The certificate that a token leads to, as it stands now.
    public Optional<Certificate> certificate(String token, Instant now) {
        return database.row(
                CERTIFICATE,
                Map.of("token", token, "since", now.minus(WINDOW).atOffset(ZoneOffset.UTC), "most", MOST_SCANS),
                row -> {
                    ScoreSummary score = score(row);
                    return new Certificate(
                            token,
                            row.column("name").get(String.class),
                            score.average().orElse(0),
                            score.scans(),
                            row.column("issued_at").get(Timestamp.class).toInstant(),
                            score.newest().orElse(Instant.EPOCH),
                            score.eligible() && row.column("verified").get(Boolean.class));
                });
    }

    private OptionalInt percentile(long accountId, ScoreSummary score, Instant now) {
        return database.row(
                        RANK,
                        Map.of(
                                "account_id",
                                accountId,
                                "average",
                                score.average().orElseThrow(),
                                "since",
                                now.minus(WINDOW).atOffset(ZoneOffset.UTC),
                                "most",
                                MOST_SCANS,
                                "least",
                                LEAST_SCANS),
                        row -> {
                            long domains = row.column("domains").get(Long.class);
                            long others = row.column("others").get(Long.class);
                            long below = row.column("below").get(Long.class);
                            boolean few = domains < LEAST_DOMAINS || (others > 0 && others < LEAST_DOMAINS);
                            return few
                                    ? OptionalInt.empty()
                                    : OptionalInt.of(Math.toIntExact(Math.round(100.0 * below / domains)));
                        })
                .orElseThrow();
    }

    /// Empty when the domain has just been deleted.
    private Optional<String> token(long accountId, long domainId, Instant now) {
        Map<String, Object> domain = Map.of("account_id", accountId, "domain_id", domainId);
        Optional<String> token =
                database.row(TOKEN, domain, row -> row.column("token").get(String.class));
        if (token.isPresent()) {
            return token;
        }
        database.change(
                ISSUE,
                Map.of(
                        "account_id",
                        accountId,
                        "domain_id",
                        domainId,
                        "token",
                        Tokens.forCertificate(),
                        "issued_at",
                        now.atOffset(ZoneOffset.UTC)));
        return database.row(TOKEN, domain, row -> row.column("token").get(String.class));
    }

    private static ScoreSummary score(DbRow row) {
        int scans = row.column("scans").get(Integer.class);
        return new ScoreSummary(
                scans < LEAST_SCANS
                        ? OptionalInt.empty()
                        : OptionalInt.of(row.column("average").get(Integer.class)),
                scans,
                OptionalInt.empty(),
                Optional.ofNullable(row.column("newest").get(Timestamp.class)).map(Timestamp::toInstant),
                Optional.empty());
    }
}
