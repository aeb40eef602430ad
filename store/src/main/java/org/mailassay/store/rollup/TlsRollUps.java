package org.mailassay.store.rollup;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.tls.TlsReport.Failure;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StorableText;

/// Adds TLS reports to the daily counts within the transaction that stores them. Sessions of several days are spread
/// over them in the way of [RollUps]: successful ones, failed ones, and failures by what failed, each for itself.
///
/// Writers do not deadlock: each takes the locks of all domains that it counts for in the order of their ids, after
/// those of [RollUps].
public final class TlsRollUps {
    private static final String LOCK_DOMAINS = SqlFiles.read(TlsRollUps.class, "lockTlsDomains");
    private static final String ADD_TOTALS = SqlFiles.read(TlsRollUps.class, "addTlsTotals");
    private static final String ADD_POLICIES = SqlFiles.read(TlsRollUps.class, "addTlsPolicies");
    private static final String ADD_FAILURES = SqlFiles.read(TlsRollUps.class, "addTlsFailures");

    /// An index entry has a size limit, and these texts come from outside: honest ones are far shorter.
    private static final int LONGEST_WORD = 60;

    private static final int LONGEST_HOST = 253;

    /// Counts of failures that stand in memory at a time.
    private static final int CHUNK = 2_000;

    private TlsRollUps() {}

    /// Adds the reports.
    ///
    /// @param addresses get those of servers whose sessions failed
    public static void add(Connection transaction, Collection<CountedTlsReport> reports, SourceAddresses addresses)
            throws SQLException {
        if (reports.isEmpty()) {
            return;
        }
        lockDomains(transaction, reports);
        Map<DomainDay, Sessions> totals = new HashMap<>();
        Map<PolicyDay, Sessions> policies = new HashMap<>();
        for (CountedTlsReport report : reports) {
            count(report, totals, policies);
        }
        addTotals(transaction, totals);
        addPolicies(transaction, policies);
        Map<FailureDay, Sessions> failures = new HashMap<>();
        for (CountedTlsReport report : reports) {
            countFailures(transaction, report, failures, addresses);
        }
        addFailures(transaction, failures, addresses);
    }

    private static void lockDomains(Connection transaction, Collection<CountedTlsReport> reports) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOCK_DOMAINS)) {
            statement.setObject(
                    1,
                    reports.stream()
                            .mapToLong(CountedTlsReport::domainId)
                            .distinct()
                            .toArray());
            statement.execute();
        }
    }

    private static void count(
            CountedTlsReport report, Map<DomainDay, Sessions> totals, Map<PolicyDay, Sessions> policies) {
        DaySpread successful = spread(report, AppliedPolicy::successfulSessions);
        DaySpread failed = spread(report, AppliedPolicy::failedSessions);
        DomainDay first = new DomainDay(report.accountId(), report.domainId(), successful.day(0));
        totals.computeIfAbsent(first, key -> new Sessions()).reports++;
        for (AppliedPolicy policy : report.policies()) {
            long[] good = successful.next(policy.successfulSessions());
            long[] bad = failed.next(policy.failedSessions());
            for (int day = 0; day < good.length; day++) {
                DomainDay key = new DomainDay(report.accountId(), report.domainId(), successful.day(day));
                totals.computeIfAbsent(key, k -> new Sessions()).add(good[day], bad[day]);
                policies.computeIfAbsent(new PolicyDay(key, word(policy.type())), k -> new Sessions())
                        .add(good[day], bad[day]);
            }
        }
    }

    private static void countFailures(
            Connection transaction,
            CountedTlsReport report,
            Map<FailureDay, Sessions> failures,
            SourceAddresses addresses)
            throws SQLException {
        List<Failure> all = report.policies().stream()
                .flatMap(policy -> policy.failures().stream())
                .toList();
        DaySpread spread = DaySpread.over(
                report.begin(),
                report.end(),
                all.size(),
                all.stream().mapToLong(Failure::sessions).sum());
        for (AppliedPolicy policy : report.policies()) {
            for (Failure failure : policy.failures()) {
                long[] shares = spread.next(failure.sessions());
                for (int day = 0; day < shares.length; day++) {
                    if (shares[day] > 0) {
                        DomainDay key = new DomainDay(report.accountId(), report.domainId(), spread.day(day));
                        failures.computeIfAbsent(FailureDay.of(key, policy, failure), k -> new Sessions())
                                .add(0, shares[day]);
                    }
                }
                if (failures.size() >= CHUNK) {
                    addFailures(transaction, failures, addresses);
                    failures.clear();
                }
            }
        }
    }

    private static DaySpread spread(CountedTlsReport report, ToLongFunction<AppliedPolicy> sessions) {
        return DaySpread.over(
                report.begin(),
                report.end(),
                report.policies().size(),
                report.policies().stream().mapToLong(sessions).sum());
    }

    private static void addTotals(Connection transaction, Map<DomainDay, Sessions> totals) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(ADD_TOTALS)) {
            new ColumnArrays<>(statement, List.copyOf(totals.entrySet()))
                    .bigint(row -> row.getKey().accountId())
                    .bigint(row -> row.getKey().domainId())
                    .date(row -> row.getKey().day())
                    .bigint(row -> row.getValue().reports)
                    .bigint(row -> row.getValue().successful)
                    .bigint(row -> row.getValue().failed);
            statement.executeUpdate();
        }
    }

    private static void addPolicies(Connection transaction, Map<PolicyDay, Sessions> policies) throws SQLException {
        if (policies.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(ADD_POLICIES)) {
            new ColumnArrays<>(statement, List.copyOf(policies.entrySet()))
                    .bigint(row -> row.getKey().day().accountId())
                    .bigint(row -> row.getKey().day().domainId())
                    .date(row -> row.getKey().day().day())
                    .text(row -> row.getKey().type())
                    .bigint(row -> row.getValue().successful)
                    .bigint(row -> row.getValue().failed);
            statement.executeUpdate();
        }
    }

    private static void addFailures(
            Connection transaction, Map<FailureDay, Sessions> failures, SourceAddresses addresses) throws SQLException {
        if (failures.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(ADD_FAILURES)) {
            new ColumnArrays<>(statement, List.copyOf(failures.entrySet()))
                    .bigint(row -> row.getKey().day().accountId())
                    .bigint(row -> row.getKey().day().domainId())
                    .date(row -> row.getKey().day().day())
                    .text(row -> row.getKey().policyType())
                    .text(row -> row.getKey().resultType())
                    .text(row -> row.getKey().mxHost())
                    .text(row -> row.getKey().sendingIp())
                    .bigint(row -> row.getValue().failed);
            statement.executeUpdate();
        }
        for (FailureDay failure : failures.keySet()) {
            if (!failure.sendingIp().isEmpty()) {
                addresses.add(InetAddress.ofLiteral(failure.sendingIp()));
            }
        }
    }

    private static String word(String text) {
        return cut(text, LONGEST_WORD);
    }

    /// Without splitting a char outside the basic plane, and without what the database would replace: two keys that
    /// become one in it cannot be added by one statement.
    private static String cut(String text, int longest) {
        String plain = StorableText.of(text);
        if (plain.length() <= longest) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private record DomainDay(long accountId, long domainId, LocalDate day) {}

    private record PolicyDay(DomainDay day, String type) {}

    private record FailureDay(DomainDay day, String policyType, String resultType, String mxHost, String sendingIp) {
        static FailureDay of(DomainDay day, AppliedPolicy policy, Failure failure) {
            return new FailureDay(
                    day,
                    word(policy.type()),
                    word(failure.resultType()),
                    cut(failure.receivingMxHostname(), LONGEST_HOST),
                    failure.sendingMtaIp().map(IpAddressText::format).orElse(""));
        }
    }

    private static final class Sessions {
        private long reports;
        private long successful;
        private long failed;

        void add(long moreSuccessful, long moreFailed) {
            successful += moreSuccessful;
            failed += moreFailed;
        }
    }
}
