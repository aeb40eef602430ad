package org.mailassay.store.intake;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;
import org.mailassay.store.testing.TestSealing;

/// Accounts, domains and scripted messages for tests of the intake.
public final class IntakeFixture {
    public static final Instant RECEIVED = Instant.parse("2026-03-02T04:05:06Z");

    private final TestDatabase database;
    public final ReportIntake intake;

    public IntakeFixture(TestDatabase database) {
        this.database = database;
        this.intake = new ReportIntake(
                database.database(), new RawMessageStore(database.database()), ReportScript::read, TestSealing.KEY);
    }

    /// A new account's id.
    public long account(String email) {
        database.execute("insert into accounts (email) values ('" + email + "')");
        return database.number("select id from accounts where email = '" + email + "'");
    }

    /// A new domain's id.
    public long domain(long account, String name, boolean active) {
        database.execute("insert into domains (account_id, name, active) values (" + account + ", '" + name + "', "
                + active + ")");
        return database.number("select id from domains where account_id = " + account + " and name = '" + name + "'");
    }

    public IntakeResult take(long account, String mailName, String script) {
        return intake.takeAll(List.of(arrival(account, mailName, script))).getFirst();
    }

    public IntakeResult.Taken taken(long account, String mailName, String script) {
        return (IntakeResult.Taken) take(account, mailName, script);
    }

    public static Arrival arrival(long account, String mailName, String script) {
        return arrival(account, mailName, script, Authentication.UNVERIFIED);
    }

    public static Arrival arrival(long account, String mailName, String script, Authentication authenticated) {
        return new Arrival(
                account,
                new ReceivedMessage(
                        mailName,
                        ReportScript.octets(script),
                        new Envelope("reports@receiver.example", List.of()),
                        new Connection.Unknown(),
                        RECEIVED),
                OptionalLong.empty(),
                authenticated);
    }

    /// One number from the totals of an account, or what the condition leaves of them.
    public long total(String column, String condition) {
        return database.number("select coalesce(sum(" + column + "), 0) from daily_totals where " + condition);
    }
}
