package org.mailassay.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailassay.appliance.StagedAppliance.await;
import static org.mailassay.appliance.StagedAppliance.refused;
import static org.mailassay.appliance.StagedAppliance.seesNothing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.appliance.AuditClient.Answer;
import org.mailassay.store.testing.TestDatabase;

/// IPs of the reference, each call with its example values, over the whole appliance.
class WatchedAddressTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String IP = "{ \"ip_value\": \"51.178.83.230\" }";
    private static final String IP_BY_DNS =
            "{ \"ip_value\": \"51.178.83.230\", \"method\": \"dns\", \"scope\": \"ptr\" }";

    private final StagedAppliance appliance;

    WatchedAddressTest(@TempDir Path data) throws IOException {
        this.appliance = new StagedAppliance(DATABASE, data);
    }

    @AfterEach
    void stop() throws IOException {
        appliance.close();
    }

    @Test
    void addressesArePreviewedProvenAndHaveACard() throws Exception {
        AuditClient owner = appliance.client("ips@example.net", "pro");
        Answer preview = owner.post("/ips/preview", IP);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body())
                .startsWith("{\"ip_value\":\"51.178.83.230\",\"input_type\":\"single\",\"ip_count\":1,"
                        + "\"ptr_hostnames\":[\"mail.example.com\"],\"root_domains\":[\"example.com\"],"
                        + "\"ptr_map\":{\"51.178.83.230\":\"mail.example.com\"},\"is_multi\":false,"
                        + "\"dns_targets\":{\"ptr\":[\"mail.example.com\"],\"root\":[\"example.com\"]},"
                        + "\"email_targets\":{\"ptr\":{\"postmaster\":[\"postmaster@mail.example.com\"],"
                        + "\"abuse\":[\"abuse@mail.example.com\"],\"contact\":[\"contact@mail.example.com\"],")
                .endsWith("\"support\":[\"support@example.com\"],\"admin\":[\"admin@example.com\"]}}}");
        Answer made = owner.post("/ips/initiate", IP_BY_DNS);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .matches("\\{\"id\":\"" + ID + "\",\"ip_value\":\"51.178.83.230\",\"input_type\":\"single\","
                        + "\"ip_count\":1,\"root_domains\":\\[\"example.com\"],"
                        + "\"ptr_map\":\\{\"51.178.83.230\":\"mail.example.com\"},\"verification_method\":\"dns\","
                        + "\"verification_token\":\"mailassay_verify:[0-9a-z]{32}\","
                        + "\"verification_hosts\":\\[\"mail.example.com\"],\"is_verified\":false,"
                        + "\"verified_at\":null,\"created_at\":\"" + TIME + "\"}");
        String ip = "/ips/" + made.text("id");
        assertThat(owner.post(ip + "/verify").body())
                .isEqualTo("{\"status\":\"failed\",\"message\":\"0/1 host(s) verified\"}");
        refused(owner.get(ip + "/health-card"), 400);

        appliance.world().publish("mail.example.com. 300 IN TXT \"" + made.text("verification_token") + "\"");
        assertThat(owner.post(ip + "/verify").body()).isEqualTo("{\"status\":\"verified\",\"message\":null}");
        assertThat(owner.get("/ips").body())
                .matches("\\[\\{\"id\":\"" + made.text("id") + "\",\"ip_value\":\"51.178.83.230\","
                        + "\"input_type\":\"single\",\"ip_count\":1,\"root_domains\":\\[\"example.com\"],"
                        + "\"verification_method\":\"dns\",\"is_verified\":true,\"verified_at\":\"" + TIME
                        + "\",\"created_at\":\"" + TIME + "\"}]");
        showsACard(owner, ip);

        AuditClient second = appliance.client("ips-2@example.org", "small");
        seesNothing(second, ip, List.of("/health-card"));
        refused(second.post("/ips/initiate", "{\"ip_value\": \"51.178.83.230/31\", \"method\": \"dns\"}"), 400);
        for (String invalid : List.of("10.0.0.1", "51.178.83.0/23", "51.178.83.1-51.178.84.1", "mail.example.com")) {
            refused(owner.post("/ips/preview", "{\"ip_value\": \"" + invalid + "\"}"), 400);
            refused(owner.post("/ips/initiate", "{\"ip_value\": \"" + invalid + "\", \"method\": \"dns\"}"), 400);
        }
        assertThat(owner.delete(ip)).isEqualTo(new Answer(204, ""));
        assertThat(owner.get("/ips").body()).isEqualTo("[]");
    }

    /// Every field that the reference shows. Port 25 is not tried and there is no table of networks, so what counts is
    /// the one blocklist that answers, 30 points, and the name, 20.
    private void showsACard(AuditClient owner, String ip) throws IOException {
        assertThat(owner.get(ip + "/health-card").status()).isIn(202, 200);
        appliance.lookAtAddresses();
        assertThat(await(owner, ip + "/health-card", "\"overall\"").body())
                .startsWith("{\"overall\":100,\"max\":100,\"crisis\":false,\"categories\":["
                        + "{\"key\":\"reputation\",\"label\":\"Reputation\",\"score\":30,\"max\":30,\"items\":["
                        + "{\"key\":\"rbl\",\"label\":\"Blocklists (RBL)\",\"status\":\"pass\",\"score\":30,\"max\":30,"
                        + "\"value\":\"0 / 1 - Clean\",\"summary\":")
                .containsSubsequence(
                        "\"details\":{",
                        "\"listings\":[]",
                        "{\"key\":\"identity\",\"label\":\"Identity\",\"score\":20,\"max\":20,\"items\":[",
                        "{\"key\":\"connectivity\",\"label\":\"Connectivity\",\"score\":0,\"max\":0,\"items\":[",
                        "{\"key\":\"senderscore\",\"label\":\"SenderScore\",\"score\":0,\"max\":0,\"items\":[",
                        "{\"key\":\"geoip\",\"label\":\"GeoIP\",\"score\":0,\"max\":0,\"items\":[",
                        "\"actions\":[],\"sparkline\":[100],\"ip_value\":\"51.178.83.230\",\"input_type\":\"single\","
                                + "\"ip_count\":1,\"root_domains\":[\"example.com\"],",
                        "\"ptr_map\":{\"51.178.83.230\": \"mail.example.com\"}");

        appliance.world().publish("230.83.178.51.bl.spamcop.net. 300 IN A 127.0.0.2");
        appliance.clock().advance(Duration.ofHours(7));
        appliance.lookAtAddresses();
        assertThat(await(owner, ip + "/health-card", "\"overall\":70,").body())
                .as("half of the blocklists' points, and all of the name's")
                .contains("\"score\":15,\"max\":30", "\"crisis\":false")
                .containsPattern("\"actions\":\\[\\{\"category\":\"reputation\",\"item\":\"rbl\","
                        + "\"label\":\"Blocklists \\(RBL\\)\",\"status\":\"warn\",\"gain\":15,\"summary\":\"[^\"]+\"");
    }
}
