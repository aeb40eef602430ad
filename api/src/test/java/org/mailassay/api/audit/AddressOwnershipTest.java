package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.PlanStore;

/// Sending addresses: previewed, claimed, proven by the names that they have, removed.
class AddressOwnershipTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String IPS = "/api/audit/v1/ips";
    private static final String SINGLE = "{230.83.178.51.in-addr.arpa: [PTR: mail.example.com.]}";

    @Test
    void aPreviewIsAsTheReferenceShowsIt() {
        String key = API.key(API.account("preview@example.org"));
        API.zones(SINGLE);
        Reply preview = API.post(IPS + "/preview", key, "{\"ip_value\": \"51.178.83.230\"}");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).isEqualTo("""
                        {"ip_value":"51.178.83.230","input_type":"single","ip_count":1,\
                        "ptr_hostnames":["mail.example.com"],"root_domains":["example.com"],\
                        "ptr_map":{"51.178.83.230":"mail.example.com"},"is_multi":false,\
                        "dns_targets":{"ptr":["mail.example.com"],"root":["example.com"]},\
                        "email_targets":{"ptr":{"postmaster":["postmaster@mail.example.com"],\
                        "abuse":["abuse@mail.example.com"],"contact":["contact@mail.example.com"],\
                        "support":["support@mail.example.com"],"admin":["admin@mail.example.com"]},\
                        "root":{"postmaster":["postmaster@example.com"],"abuse":["abuse@example.com"],\
                        "contact":["contact@example.com"],"support":["support@example.com"],\
                        "admin":["admin@example.com"]}}}""");
        API.zones("{230.83.178.51.in-addr.arpa: [TIMEOUT]}");
        Reply unknown = API.post(IPS + "/preview", key, "{\"ip_value\": \"51.178.83.230\"}");
        assertThat(unknown.at("not_checked")).isEqualTo("[51.178.83.230]");
        assertThat(unknown.at("ptr_map")).isEqualTo("[]");
    }

    @Test
    void anAddressIsProvenByTheRecordAtItsName() {
        String key = API.key(API.account("single@example.org"));
        API.zones(SINGLE);
        Reply made = initiate(key, "51.178.83.230", "root");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .matches("\\{\"id\":\"[0-9a-f-]{36}\",\"ip_value\":\"51.178.83.230\",\"input_type\":\"single\","
                        + "\"ip_count\":1,\"root_domains\":\\[\"example.com\"],"
                        + "\"ptr_map\":\\{\"51.178.83.230\":\"mail.example.com\"},\"verification_method\":\"dns\","
                        + "\"verification_token\":\"mailassay_verify:[0-9a-z]{32}\","
                        + "\"verification_hosts\":\\[\"mail.example.com\"],\"is_verified\":false,\"verified_at\":null,"
                        + "\"created_at\":\"2026-04-30T12:00:00\"}");
        String id = made.at("id");
        assertThat(verify(key, id).body()).isEqualTo("{\"status\":\"failed\",\"message\":\"0/1 host(s) verified\"}");
        API.zones("{mail.example.com: [TIMEOUT]}");
        Reply unknown = verify(key, id);
        assertThat(unknown.at("status")).isEqualTo("pending");
        assertThat(unknown.at("message")).contains("0/1", "1 not checked");
        API.zones("{mail.example.com: [TXT: \"" + made.at("verification_token") + "\"]}");
        assertThat(verify(key, id).body()).isEqualTo("{\"status\":\"verified\",\"message\":null}");
        API.zones(SINGLE);
        assertThat(initiate(key, "51.178.83.230", "ptr").at("is_verified"))
                .as("verified stays verified")
                .isEqualTo("true");
        assertThat(API.get(IPS, key).body())
                .isEqualTo("[{\"id\":\"" + id + "\",\"ip_value\":\"51.178.83.230\",\"input_type\":\"single\","
                        + "\"ip_count\":1,\"root_domains\":[\"example.com\"],\"verification_method\":\"dns\","
                        + "\"is_verified\":true,\"verified_at\":\"2026-04-30T12:00:00\","
                        + "\"created_at\":\"2026-04-30T12:00:00\"}]");
        assertThat(API.delete(IPS + "/" + id, key).status()).isEqualTo(204);
        assertThat(API.get(IPS, key).body()).isEqualTo("[]");
        assertThat(API.delete(IPS + "/" + id, key).status()).isEqualTo(404);
    }

    @Test
    void aBlockIsProvenNameByName() {
        String key = API.key(API.account("block@example.org"));
        API.zones("""
                8.113.0.203.in-addr.arpa: [PTR: a.block.example.]
                9.113.0.203.in-addr.arpa: [PTR: b.block.example.]
                10.113.0.203.in-addr.arpa: [PTR: b.block.example.]
                11.113.0.203.in-addr.arpa: [PTR: a.block.example.]
                """);
        Reply made = initiate(key, " 203.0.113.9/30", "ptr");
        assertThat(made.at("ip_value")).isEqualTo("203.0.113.8/30");
        assertThat(made.at("input_type")).isEqualTo("cidr");
        assertThat(made.at("ip_count")).isEqualTo("4");
        assertThat(made.at("verification_hosts")).isEqualTo("[a.block.example, b.block.example]");
        assertThat(made.at("ptr_map")).isEqualTo("[203.0.113.8, 203.0.113.9, 203.0.113.10, 203.0.113.11]");
        String token = made.at("verification_token");
        API.zones("{b.block.example: [TXT: \"" + token + "\"]}");
        Reply half = verify(key, made.at("id"));
        assertThat(half.body()).isEqualTo("{\"status\":\"pending\",\"message\":\"1/2 host(s) verified\"}");
        API.zones("{_mailassay.a.block.example: [TXT: \"" + token + "\"]}");
        assertThat(verify(key, made.at("id")).at("status"))
                .as("what was seen once is proven")
                .isEqualTo("verified");
    }

    @Test
    void anAddressWithoutANameIsNobodysWhateverItsNeighboursAre() {
        String key = API.key(API.account("gap@example.org"));
        API.zones("{4.100.51.198.in-addr.arpa: [PTR: mx.gap.example.], 5.100.51.198.in-addr.arpa: [PTR: com.]}");
        Reply preview = API.post(IPS + "/preview", key, "{\"ip_value\": \"198.51.100.4/31\"}");
        assertThat(preview.at("ptr_map")).isEqualTo("[198.51.100.4]");
        for (String scope : List.of("ptr", "root")) {
            Reply refused = initiate(key, "198.51.100.4/31", scope);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.at("detail")).contains("The address 198.51.100.5 has no PTR record");
        }
        assertThat(API.get(IPS, key).body()).isEqualTo("[]");

        API.zones("{4.100.51.198.in-addr.arpa: [PTR: mx.gap.example.],"
                + " 5.100.51.198.in-addr.arpa: [PTR: mx.gap.example.]}");
        Reply made = initiate(key, "198.51.100.4/31", "ptr");
        API.testDatabase()
                .execute("update ips set ptr_map = ptr_map - '198.51.100.5' where ip_value = '198.51.100.4/31'");
        API.zones("{mx.gap.example: [TXT: \"" + made.at("verification_token") + "\"]}");
        Reply earlier = verify(key, made.at("id"));
        assertThat(earlier.status()).as("claimed before this was asked for").isEqualTo(400);
        assertThat(earlier.at("detail")).contains("198.51.100.5");
        assertThat(API.get(IPS, key).at("0.is_verified")).isEqualTo("false");
    }

    @Test
    void theDomainAboveStandsForARange() {
        String key = API.key(API.account("range@example.org"));
        API.zones("""
                1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa: [PTR: v6.range.example.]
                2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa: [PTR: w6.range.example.]
                """);
        Reply made = initiate(key, "2001:DB8:0::1 - 2001:db8::2", "root");
        assertThat(made.at("ip_value")).isEqualTo("2001:db8::1-2001:db8::2");
        assertThat(made.at("input_type")).isEqualTo("range");
        assertThat(made.at("verification_hosts")).isEqualTo("[range.example]");
        API.zones("{range.example: [TXT: \"" + made.at("verification_token") + "\"]}");
        assertThat(verify(key, made.at("id")).at("status")).isEqualTo("verified");
    }

    @Test
    void addressesThatOverlapAreOneAccountsOnly() {
        String first = API.key(API.account("first-owner@ips.example.net"));
        String second = API.key(API.account("second-owner@example.org"));
        API.zones("{6.100.51.198.in-addr.arpa: [PTR: mx.overlap.example.],"
                + " 7.100.51.198.in-addr.arpa: [PTR: mx.overlap.example.]}");
        Reply mine = initiate(first, "198.51.100.7", "ptr");
        Reply theirs = initiate(second, "198.51.100.6/31", "ptr");
        API.zones("{mx.overlap.example: [TXT: \"" + mine.at("verification_token") + "\", TXT: \""
                + theirs.at("verification_token") + "\"]}");
        assertThat(verify(first, mine.at("id")).at("status")).isEqualTo("verified");
        Reply conflict = verify(second, theirs.at("id"));
        assertThat(conflict.status()).isEqualTo(200);
        assertThat(conflict.at("status")).isEqualTo("conflict");
        assertThat(conflict.at("existing_owner_email")).isEqualTo("f***@i***.net");
        assertThat(API.get(IPS, second).at("0.is_verified")).isEqualTo("false");
    }

    @Test
    void whatIsNotUsableIsRefused() {
        String key = API.key(API.account("refused-ips@example.org"));
        API.zones("{}");
        for (String value : List.of(
                "10.0.0.1",
                "127.0.0.1",
                "192.168.0.0/24",
                "fe80::1",
                "::1",
                "224.0.0.1",
                "51.178.83.0/23",
                "2600::/119",
                "51.178.83.1-51.178.84.1",
                "51.178.83.9-51.178.83.1",
                "51.178.83.256",
                "mail.example.com",
                "51.178.83.1/33",
                "51.178.83.1-2600::1")) {
            for (String path : List.of("/preview", "/initiate")) {
                String body =
                        "{\"ip_value\": \"" + value + "\"" + (path.equals("/preview") ? "}" : ", \"method\": \"dns\"}");
                Reply refused = API.post(IPS + path, key, body);
                assertThat(refused.status()).as(value).isEqualTo(400);
                assertThat(refused.at("detail")).endsWith(".");
            }
        }
        Reply nameless = initiate(key, "51.178.83.231", "ptr");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.at("detail")).contains("PTR");
        API.zones("{231.83.178.51.in-addr.arpa: [TIMEOUT]}");
        Reply unknown = initiate(key, "51.178.83.231", "ptr");
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.at("detail")).startsWith("Not checked");
        assertThat(API.post(
                                IPS + "/initiate",
                                key,
                                "{\"ip_value\": \"51.178.83.231\", \"method\": \"dns\"," + " \"scope\": \"all\"}")
                        .at("detail"))
                .contains("scope");
        assertThat(API.get(IPS, key).body()).isEqualTo("[]");
    }

    @Test
    void thePlanLimitsAddresses() {
        Account account = API.account("few-ips@example.org");
        new PlanStore(API.database()).save(new Plan("five ips", -1, -1, -1, -1, 5, 1_000_000, 1_000_000, -1));
        new AccountStore(API.database()).subscribe(account.id(), "five ips", 0, Optional.empty());
        String key = API.key(account);
        StringBuilder zones = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            zones.append(i).append(".113.0.203.in-addr.arpa: [PTR: mx.few.example.]\n");
        }
        API.zones(zones.toString());
        assertThat(initiate(key, "203.0.113.0/30", "ptr").status()).isEqualTo(201);
        assertThat(initiate(key, "203.0.113.0/30", "ptr").status()).as("again").isEqualTo(201);
        Reply refused = initiate(key, "203.0.113.4-203.0.113.5", "ptr");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("detail")).contains("5 addresses", "4 are in use");
        assertThat(initiate(key, "203.0.113.5", "ptr").status()).isEqualTo(201);
    }

    @Test
    void manyNamesAreNotMailedTo() {
        String key = API.key(API.account("many-names@example.org"));
        StringBuilder zones = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            zones.append(i).append(".2.0.192.in-addr.arpa: [PTR: m").append(i).append(".many.example.]\n");
        }
        API.zones(zones.toString());
        String body =
                "{\"ip_value\": \"192.0.2.0-3\", \"method\": \"email\", \"target\": \"abuse\", \"scope\": \"%s\"}";
        Reply refused = API.post(IPS + "/initiate", key, body.formatted("ptr"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("detail")).contains("4 names");
        Reply made = API.post(IPS + "/initiate", key, body.formatted("root"));
        assertThat(made.at("verification_mail.0.to")).isEqualTo("abuse@many.example");
        assertThat(verify(key, made.at("id")).body())
                .isEqualTo("{\"status\":\"pending\",\"message\":\"0/1 host(s) verified\"}");
    }

    private static Reply initiate(String key, String value, String scope) {
        return API.post(
                IPS + "/initiate",
                key,
                "{\"ip_value\": \"" + value + "\", \"method\": \"dns\", \"scope\": \"" + scope + "\"}");
    }

    private static Reply verify(String key, String id) {
        return API.post(IPS + "/" + id + "/verify", key);
    }
}
