package org.mailassay.store.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;
import org.mailassay.store.testing.TestSealing;

class RetryRaceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);

    /// Who loaded the mail before it was released does not seal it again.
    @Test
    void whatWasReleasedMeanwhileIsNotSetAsideAgain() {
        long account = fixture.account("race@example.org");
        fixture.domain(account, "example.com", true);
        DATABASE.execute("update accounts set quarantine_unauthenticated = true where id = " + account);
        IntakeResult.Taken taken = (IntakeResult.Taken) fixture.intake.take(IntakeFixture.arrival(
                account,
                "m1",
                "failure example.com 192.0.2.1 jane.doe@people.example 2026-03-01T10:00:00Z",
                Authentication.FAIL));
        assertThat(taken.fate()).isEqualTo(Fate.QUARANTINED);
        AtomicBoolean released = new AtomicBoolean();
        ReportIntake slow = new ReportIntake(
                DATABASE.database(),
                new RawMessageStore(DATABASE.database()),
                (octets, sink) -> {
                    if (!released.getAndSet(true)) {
                        assertThat(fixture.intake.retry(account, taken.intakeId(), true))
                                .isPresent();
                    }
                    ReportScript.read(octets, sink);
                },
                TestSealing.KEY);

        assertThat(slow.retry(account, taken.intakeId(), false))
                .as("nothing is left to be read again")
                .isEmpty();
        assertThat(DATABASE.number("select count(*) from sealed_mails where account_id = " + account))
                .isZero();
        assertThat(DATABASE.text("select fate from intake where id = " + taken.intakeId()))
                .isEqualTo("stored");
    }
}
