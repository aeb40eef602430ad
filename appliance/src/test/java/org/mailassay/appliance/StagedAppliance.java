package org.mailassay.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.mailassay.appliance.AuditClient.Answer;
import org.mailassay.appliance.dns.DnsServer;
import org.mailassay.appliance.dns.DnsSettings;
import org.mailassay.appliance.dns.DnsjavaDns;
import org.mailassay.appliance.healthcard.HealthRound;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.HealthSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.PlanStore;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.testing.TestDatabase;

/// The whole appliance with a resolver of its own that asks a name server of this machine, whose records and health a
/// test changes as it moves the clock. The world is that of the reference's examples, with one
/// blocklist that answers.
final class StagedAppliance implements AutoCloseable {
    private static final String ZONE = """
            example.com. 300 IN SOA ns1.example.com. host.example.com. 1 7200 3600 1209600 60
            example.com. 300 IN NS ns1.example.com.
            example.com. 300 IN MX 10 mail.example.com.
            example.com. 300 IN TXT "v=spf1 include:_spf.google.com ~all"
            _spf.google.com. 300 IN TXT "v=spf1 ip4:198.51.100.0/24 -all"
            _dmarc.example.com. 300 IN TXT "v=DMARC1; p=none;"
            _smtp._tls.example.com. 300 IN TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
            mail.example.com. 300 IN A 51.178.83.230
            230.83.178.51.in-addr.arpa. 300 IN PTR mail.example.com.
            2.0.0.127.bl.spamcop.net. 300 IN A 127.0.0.2
            """;

    private final TestDatabase database;
    private final MovedClock clock = new MovedClock();
    private final StagedWorld world = new StagedWorld(ZONE);
    private final DnsServer dns = DnsServer.start(world);
    private final Settings settings;
    private final Appliance appliance;

    StagedAppliance(TestDatabase database, Path data) throws IOException {
        this(database, data, Map.of());
    }

    /// @param more settings
    StagedAppliance(TestDatabase database, Path data, Map<String, String> more) throws IOException {
        this.database = database;
        PlanStore plans = new PlanStore(database.database());
        plans.save(new Plan("pro", -1, -1, 20, -1, -1, 1_000_000, 1_000_000, -1));
        plans.save(new Plan("small", 1, -1, 1, -1, 1, 1_000_000, 1_000_000, -1));
        this.settings = settings(database, data, dns, more);
        this.appliance = Appliance.start(settings, clock);
    }

    private static Settings settings(TestDatabase database, Path data, DnsServer dns, Map<String, String> more) {
        Map<String, String> values = StartedAppliance.anyPorts(data, dns.address());
        values.put(GeneralSection.DATABASE_URL.key(), database.settings().url());
        // What is silent is given up soon.
        values.put(DnsSection.TRY.key(), "1s");
        values.put(DnsSection.TRIES.key(), "1");
        values.put(DnsSection.TOTAL.key(), "1s");
        // The example's address is somebody's.
        values.put(HealthSection.PORT_25.key(), "false");
        values.putAll(more);
        return StartedAppliance.settings(values);
    }

    StagedWorld world() {
        return world;
    }

    MovedClock clock() {
        return clock;
    }

    int httpPort() {
        return appliance.httpPort();
    }

    int smtpPort() {
        return appliance.smtpPort();
    }

    /// A new account's.
    ///
    /// @param plan `pro`, or `small` with room for one of everything
    AuditClient client(String email, String plan) {
        Account account = TestAccounts.create(database.database(), email);
        new AccountStore(database.database()).subscribe(account.id(), plan, 0, Optional.empty());
        return new AuditClient(
                appliance.httpPort(),
                TestAccounts.key(database.database(), account).text());
    }

    /// Looks at addresses that are due now, as the appliance does by itself a little later.
    void lookAtAddresses() {
        try (DnsjavaDns resolver = new DnsjavaDns(DnsSettings.of(List.of(dns.address())), clock)) {
            HealthRound round = HealthParts.round(settings, database.database(), resolver, clock);
            round.run();
        }
    }

    static void refused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("detail")).isNotEmpty();
    }

    /// What is another account's is not there, whatever is asked.
    static void seesNothing(AuditClient stranger, String path, List<String> parts) {
        parts.forEach(part -> refused(stranger.get(path + part), 404));
        refused(stranger.post(path + "/verify"), 404);
        refused(stranger.delete(path), 404);
    }

    /// Asks until the answer has the text.
    static Answer await(AuditClient client, String path, String expected) {
        Instant end = Instant.now().plusSeconds(60);
        Answer answer = client.get(path);
        while (!answer.body().contains(expected)) {
            assertThat(Instant.now()).as(answer.body()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            answer = client.get(path);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        appliance.close();
        dns.close();
        database.execute("delete from accounts");
    }
}
