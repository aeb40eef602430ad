package org.mailassay.api.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.Account;
import org.mailassay.store.scan.Acceptance;
import org.mailassay.store.scan.FinishedCheck;
import org.mailassay.store.scan.ScanFixture;
import org.mailassay.store.scan.ScanOutcome;
import org.mailassay.store.scan.ScanRunKey;
import org.mailassay.store.scan.ScanSummary;
import org.mailassay.store.scan.ScanWork;

/// Plays sender and analysis for scans that were made over the API.
public final class TestScans {
    private final ScanFixture fixture;
    private final ScanWork work;
    private final TestApi api;

    public TestScans(TestApi api) {
        this.api = api;
        this.fixture = new ScanFixture(api.database());
        this.work = new ScanWork(api.database());
    }

    /// The message comes.
    public ScanRunKey receive(String localPart) {
        return switch (fixture.take("mail-for-" + localPart, localPart)) {
            case Acceptance.Started(ScanRunKey run) -> run;
            case Acceptance.TakenBefore _, Acceptance.OverQuota _, Acceptance.Closed _ ->
                throw new IllegalStateException(localPart);
        };
    }

    /// A check finishes.
    public void finish(ScanRunKey run, String check, int finished, int total) {
        work.progress(run, java.util.List.of(new FinishedCheck(check, finished, total)));
    }

    /// The analysis ends, 45 seconds after the time of the API, with a score of 87.
    public void complete(ScanRunKey run, String results) {
        work.complete(
                run,
                new ScanOutcome(
                        results,
                        new ScanSummary(
                                OptionalInt.of(87),
                                OptionalDouble.of(1.2),
                                "noreply@example.com",
                                "Welcome!",
                                "example.com"),
                        ScanFixture.octets("[]"),
                        Optional.of(Octets.of(new byte[] {'P', 'K', 5, 6}))),
                api.clock().instant().plusSeconds(45),
                api.clock().instant().plus(Duration.ofHours(1)));
    }

    /// The analysis ends without results.
    public void fail(ScanRunKey run) {
        work.fail(run, "It broke off.", api.clock().instant());
    }

    /// A completed scan of the account, made past the API.
    public String completed(Account account, String results) {
        String localPart = fixture.create(account).localPart();
        complete(receive(localPart), results);
        return localPart;
    }
}
