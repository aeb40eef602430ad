package org.mailassay.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailassay.appliance.StagedAppliance.await;
import static org.mailassay.appliance.StagedAppliance.refused;
import static org.mailassay.appliance.StagedAppliance.seesNothing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.appliance.AuditClient.Answer;
import org.mailassay.appliance.StagedWorld.Health;
import org.mailassay.store.monitoring.HostDiscovery;
import org.mailassay.store.testing.TestDatabase;

/// Domains and Monitoring of the reference, each call with its example values, over the whole appliance: HTTP,
/// PostgreSQL, SMTP, and its resolver against a name server of this machine.
class WatchedDomainTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String DNS_METHOD = "{ \"domain\": \"example.com\", \"method\": \"dns\" }";
    private static final Pattern ROW = Pattern.compile("\\{\"record_type\":\"([^\"]*)\",\"record_key\":\"([^\"]*)\","
            + "\"record_value\":\"([^\"]*)\",\"first_seen_at\":\"(" + TIME + ")\",\"removed_at\":(null|\"" + TIME
            + "\")}");

    private final StagedAppliance appliance;

    WatchedDomainTest(@TempDir Path data) throws IOException {
        this.appliance = new StagedAppliance(DATABASE, data);
    }

    @AfterEach
    void stop() throws IOException {
        appliance.close();
    }

    @Test
    void theTimelineShowsExactlyTheRealChanges() throws Exception {
        AuditClient owner = appliance.client("owner@example.net", "pro");
        String domain = "/domains/" + verified(owner, DNS_METHOD);
        assertThat(owner.get(domain + "/monitoring").body())
                .matches("\\{\"records\":\\[.*],\"timeline\":\\[.*],\"building\":(true|false)}");
        // Nobody asks: the appliance looks by itself.
        await(owner, domain + "/monitoring", "\"building\":false");
        List<String> before = sets(owner.get(domain + "/monitoring"));
        assertThat(before)
                .containsExactlyInAnyOrder(
                        "open MX example.com 10 mail.example.com",
                        "open NS example.com ns1.example.com",
                        "open SPF example.com v=spf1 include:_spf.google.com ~all",
                        "open SPF _spf.google.com v=spf1 ip4:198.51.100.0/24 -all",
                        "open DMARC _dmarc.example.com v=DMARC1; p=none;",
                        "open TLS-RPT _smtp._tls.example.com v=TLSRPTv1; rua=mailto:tls@example.com",
                        "open DNSSEC example.com insecure");

        appliance.world().replace("_dmarc.example.com.", "_dmarc.example.com. 300 IN TXT \"v=DMARC1; p=reject;\"");
        appliance.clock().advance(Duration.ofHours(7));
        await(owner, domain + "/monitoring", "p=reject;");
        List<String> changed = new ArrayList<>(before);
        changed.remove("open DMARC _dmarc.example.com v=DMARC1; p=none;");
        changed.add("closed DMARC _dmarc.example.com v=DMARC1; p=none;");
        changed.add("open DMARC _dmarc.example.com v=DMARC1; p=reject;");
        assertThat(sets(owner.get(domain + "/monitoring"))).containsExactlyInAnyOrderElementsOf(changed);

        appliance.world().replace("_smtp._tls.", "");
        assertThat(lookAfter(owner, domain, Duration.ofHours(7)))
                .as("one look is not enough")
                .containsExactlyInAnyOrderElementsOf(changed);
        List<String> removed = new ArrayList<>(changed);
        removed.remove("open TLS-RPT _smtp._tls.example.com v=TLSRPTv1; rua=mailto:tls@example.com");
        removed.add("closed TLS-RPT _smtp._tls.example.com v=TLSRPTv1; rua=mailto:tls@example.com");
        assertThat(lookAfter(owner, domain, Duration.ofMinutes(80))).containsExactlyInAnyOrderElementsOf(removed);
        assertThat(DATABASE.text("select string_agg(type || coalesce(' ' || (data ->> 'record_type'), ''), ', '"
                        + " order by transaction, id) from events where type like 'd%'"))
                .as("what the event log was told")
                .isEqualTo("domain.verified, dns.changed DMARC, dns.removed TLS-RPT");

        for (Health failure : List.of(Health.SILENT, Health.SERVFAIL)) {
            appliance.world().become(failure);
            for (Duration after : List.of(Duration.ofHours(7), Duration.ofHours(1))) {
                assertThat(lookAfter(owner, domain, after))
                        .as("%s, after another %s", failure, after)
                        .containsExactlyInAnyOrderElementsOf(removed);
            }
        }

        appliance.world().become(Health.ANSWERS);
        appliance.world().publish("_smtp._tls.example.com. 300 IN TXT \"v=TLSRPTv1; rua=mailto:tls@example.com\"");
        List<String> restored = new ArrayList<>(removed);
        restored.add("open TLS-RPT _smtp._tls.example.com v=TLSRPTv1; rua=mailto:tls@example.com");
        assertThat(lookAfter(owner, domain, Duration.ofHours(7))).containsExactlyInAnyOrderElementsOf(restored);
        assertThat(lookAfter(owner, domain, Duration.ofHours(7)))
                .as("and nothing follows")
                .containsExactlyInAnyOrderElementsOf(restored);
        assertThat(owner.get(domain + "/monitoring").body())
                .containsPattern("\\{\"id\":[0-9]+,\"record_type\":\"SPF\",\"record_key\":\"example.com\","
                        + "\"record_value\":\"v=spf1 include:_spf.google.com ~all\",\"first_seen_at\":\"" + TIME
                        + "\",\"last_seen_at\":\"" + TIME + "\",\"removed_at\":null}");
    }

    @Test
    void aDomainIsClaimedProvenListedAndRemoved() throws Exception {
        AuditClient owner = appliance.client("jane@owners.example.net", "pro");
        assertThat(owner.get("/domains").body()).isEqualTo("[]");
        Answer made = owner.post("/domains/initiate", DNS_METHOD);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .matches("\\{\"id\":\"" + ID + "\",\"domain\":\"example.com\",\"verification_method\":\"dns\","
                        + "\"verification_token\":\"mailassay_verify:[0-9a-z]{32}\",\"is_verified\":false,"
                        + "\"created_at\":\"" + TIME + "\",\"monitored_hosts_count\":0}");
        String domain = "/domains/" + made.text("id");
        refused(owner.post(domain + "/verify"), 400);
        refused(owner.get(domain + "/monitoring"), 400);
        refused(owner.get(domain + "/monitored-items"), 400);

        verified(owner, DNS_METHOD);
        assertThat(owner.get("/domains").body())
                .matches("\\[\\{\"id\":\"" + made.text("id") + "\",\"domain\":\"example.com\","
                        + "\"verification_method\":\"dns\",\"is_verified\":true,\"verified_at\":\"" + TIME
                        + "\",\"created_at\":\"" + TIME + "\",\"monitored_hosts_count\":1}]");
        assertThat(owner.get("/domains/quota").body())
                .isEqualTo("{\"plan\":\"pro\",\"monitored_hosts_used\":1,\"monitored_hosts_total\":1,"
                        + "\"monitored_hosts_limit\":20}");
        assertThat(owner.get(domain + "/score-summary").body())
                .isEqualTo("{\"avg_score\":null,\"scan_count\":0,\"percentile\":null,"
                        + "\"eligible_certificate\":false,\"certificate\":null}");

        AuditClient second = appliance.client("second@example.org", "small");
        Answer theirs = second.post("/domains/initiate", DNS_METHOD);
        appliance.world().publish("example.com. 300 IN TXT \"" + theirs.text("verification_token") + "\"");
        assertThat(second.post("/domains/" + theirs.text("id") + "/verify").body())
                .isEqualTo("{\"status\":\"conflict\",\"existing_owner_email\":\"j***@o***.net\"}");
        refused(second.post("/domains/initiate", "{\"domain\": \"two.example\", \"method\": \"dns\"}"), 400);
        for (String invalid : List.of(
                "{\"domain\": \"co.uk\", \"method\": \"dns\"}",
                "{\"domain\": \"example.com\", \"method\": \"fax\"}",
                "{\"domain\": \"example.com\", \"method\": \"email\"}",
                "{\"domain\": \"example.com\", \"method\": \"email\", \"target\": \"root\"}",
                "{\"method\": \"dns\"}")) {
            refused(owner.post("/domains/initiate", invalid), 400);
        }
        seesNothing(second, domain, List.of("/monitoring", "/monitored-items", "/score-summary"));

        Answer gone = owner.delete(domain);
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.body()).isEmpty();
        refused(owner.get(domain + "/monitoring"), 404);
        assertThat(second.post("/domains/" + theirs.text("id") + "/verify").body())
                .as("the owner has let go")
                .isEqualTo("{\"status\":\"verified\",\"existing_owner_email\":null}");
    }

    @Test
    void hostsAreFoundInAScanAndSwitched() throws Exception {
        AuditClient owner = appliance.client("hosts@example.net", "pro");
        String scan = owner.post("/scans").text("local_part");
        try (SmtpClient client = new SmtpClient(appliance.smtpPort())) {
            assertThat(client.send(
                            scan + "@mailassay.localhost",
                            "From: news@example.com\nSubject: News\nMessage-ID: <1@example.com>\n\nHello.\n"))
                    .startsWith("250");
        }
        await(owner, "/scans/" + scan, "\"status\":\"completed\"");
        String domain = "/domains/" + verified(owner, DNS_METHOD);
        // A scan is read a little after it was kept.
        new HostDiscovery(DATABASE.database()).run(Clock.systemUTC().instant().plus(Duration.ofMinutes(5)));
        Answer found = owner.get(domain + "/monitored-items");
        assertThat(found.body())
                .containsPattern("^\\{\"hosts\":\\[\\{\"id\":[0-9]+,\"host_value\":\"example.com\",\"is_active\":true,"
                        + "\"types\":\\[\\{\"host_type\":\"header_from\",\"discovered_by\":\"scan\"}],"
                        + "\"created_at\":\"" + TIME + "\"}")
                .contains("\"host_type\":\"sending_ip\",\"discovered_by\":\"scan\"");
        refused(owner.patch(domain + "/monitored-items/" + number(found, "example\\.com")), 400);
        String address = domain + "/monitored-items/" + number(found, "127\\.0\\.0\\.1");
        assertThat(owner.patch(address).body())
                .isEqualTo("{\"id\":" + number(found, "127\\.0\\.0\\.1") + ",\"is_active\":false}");
        assertThat(owner.patch(address).body()).endsWith("\"is_active\":true}");
        refused(appliance.client("other@example.org", "pro").patch(address), 404);
        refused(owner.patch(domain + "/monitored-items/999999999"), 404);
    }

    /// Claims the domain, publishes the record and has it proven.
    ///
    /// @return its id
    private String verified(AuditClient owner, String body) throws IOException {
        Answer made = owner.post("/domains/initiate", body);
        appliance.world().publish("example.com. 300 IN TXT \"" + made.text("verification_token") + "\"");
        Answer proven = owner.post("/domains/" + made.text("id") + "/verify");
        assertThat(proven).isEqualTo(new Answer(200, "{\"status\":\"verified\",\"existing_owner_email\":null}"));
        return made.text("id");
    }

    /// Moves the clock, has the domain looked at, and reads the timeline.
    private List<String> lookAfter(AuditClient owner, String domain, Duration later) {
        appliance.clock().advance(later);
        Answer looked = owner.post(domain + "/monitoring");
        // The appliance may have looked by itself in the meantime.
        assertThat(looked.status()).as(looked.body()).isIn(200, 429);
        return sets(owner.get(domain + "/monitoring"));
    }

    private static List<String> sets(Answer monitoring) {
        List<String> sets = new ArrayList<>();
        Matcher row = ROW.matcher(monitoring.body().substring(monitoring.body().indexOf("\"timeline\":")));
        while (row.find()) {
            sets.add((row.group(5).equals("null") ? "open " : "closed ") + row.group(1) + " " + row.group(2) + " "
                    + row.group(3));
        }
        return sets;
    }

    private static String number(Answer hosts, String value) {
        Matcher matcher = Pattern.compile("\"id\":([0-9]+),\"host_value\":\"" + value + "\"")
                .matcher(hosts.body());
        assertThat(matcher.find()).as(hosts.body()).isTrue();
        return matcher.group(1);
    }
}
