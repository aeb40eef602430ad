package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.account.Account;
import org.mailassay.store.scan.ScanFixture;

/// Whose key it is, lists of scans, keys and seed addresses.
class AccountTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String ME = "/api/audit/v1/auth/me";

    private final TestScans scans = new TestScans(API);

    @Test
    void theOwnerOfTheKey() {
        Account account = API.account("me@example.com");
        Reply me = API.get(ME, API.key(account));

        assertThat(me.body())
                .matches("\\{\"id\":" + account.ownerId()
                        + ",\"email\":\"me@example.com\",\"is_verified\":true,\"active_account_id\":" + account.id()
                        + ",\"memberships\":\\[\\{\"account_id\":" + account.id() + ",\"role\":\"owner\"}],"
                        + "\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\"}");
    }

    @Test
    void scansAreListedAsTheReferenceDoes() {
        Account account = API.account("list@example.com");
        String key = API.key(account);
        String completed = scans.completed(account, "{}");
        String pending = API.post("/api/audit/v1/scans", key, "{}").at("local_part");

        Reply list = API.get(ME + "/scans?limit=10&offset=0", key);
        assertThat(list.at("total")).isEqualTo("1");
        assertThat(list.at("scans.0"))
                .isEqualTo(List.of(
                                "email_address",
                                "status",
                                "overall_score",
                                "from_header",
                                "subject",
                                "spam_score",
                                "created_at",
                                "processed_at")
                        .toString());
        assertThat(list.at("scans.0.email_address")).isEqualTo(completed + "@" + TestApi.MAIL_DOMAIN);
        assertThat(list.at("scans.0.overall_score")).isEqualTo("87");
        assertThat(list.at("scans.0.spam_score")).isEqualTo("1.2");
        assertThat(list.at("scans.0.from_header")).isEqualTo("noreply@example.com");

        Reply all = API.get(ME + "/scans?status=all&limit=1", key);
        assertThat(all.at("total")).isEqualTo("2");
        assertThat(all.size("scans")).isEqualTo(1);
        assertThat(all.at("scans.0.email_address")).startsWith(pending);
        assertThat(all.at("scans.0.overall_score")).isEqualTo("null");
        assertThat(API.get(ME + "/scans?status=all&limit=1&offset=1", key).at("scans.0.status"))
                .isEqualTo("completed");
        assertThat(API.get(ME + "/scans?status=pending", key).at("total")).isEqualTo("1");
        assertThat(API.get(ME + "/scans?domain=EXAMPLE.com", key).at("total")).isEqualTo("1");
        assertThat(API.get(ME + "/scans?domain=example.net", key).at("total")).isEqualTo("0");
    }

    @Test
    void keysAreMadeListedAndDeleted() {
        Account account = API.account("keys@example.com");
        String key = API.key(account);
        Reply made = API.post(ME + "/api-keys", key, "{\"name\": \"My integration\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("key")).matches("ma_live_[0-9A-Za-z]{40}").endsWith(made.at("key_hint"));
        assertThat(made.body()).startsWith("{\"id\":").contains("\"name\":\"My integration\"");
        assertThat(API.get(ME, made.at("key")).status()).isEqualTo(200);

        Reply list = API.get(ME + "/api-keys", key);
        for (String entry : List.of("keys.0.", "keys.1.")) {
            assertThat(list.at(entry + "last_used_at")).isGreaterThanOrEqualTo(list.at(entry + "created_at"));
        }
        assertThat(list.body()).doesNotContain(made.at("key"));
        assertThat(list.size("keys")).isEqualTo(2);
        assertThat(list.at("keys.1")).isEqualTo("[id, name, key_hint, is_active, created_at, last_used_at]");
        assertThat(API.delete(ME + "/api-keys/" + made.at("id"), key).body()).isEqualTo("{\"deleted\":true}");
        assertThat(API.get(ME, made.at("key")).status()).isEqualTo(401);
        assertThat(API.get(ME + "/api-keys", key).size("keys")).isEqualTo(1);
        assertThat(API.delete(ME + "/api-keys/" + made.at("id"), key).status()).isEqualTo(404);

        for (String body : List.of("{}", "{\"name\": \" \"}", "{\"name\": \"" + "a".repeat(101) + "\"}")) {
            assertThat(API.post(ME + "/api-keys", key, body).status()).as(body).isEqualTo(400);
        }
        int more = 100 - API.get(ME + "/api-keys", key).size("keys");
        for (int i = 0; i < more; i++) {
            API.post(ME + "/api-keys", key, "{\"name\": \"one more\"}");
        }
        Reply tooMany = API.post(ME + "/api-keys", key, "{\"name\": \"too many\"}");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.at("detail")).contains("100 API keys");
    }

    @Test
    void seedAddressesAreMadeListedAndDeleted() {
        Account account = new ScanFixture(API.database()).account("seeds@example.com", -1, 1);
        String key = API.key(account);
        Reply made = API.post(ME + "/seed-addresses", key, "{\"name\": \"Production newsletter\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .matches("\\{\"id\":\\d+,\"name\":\"Production newsletter\",\"email\":\"seed-[0-9a-z]{12}@"
                        + TestApi.MAIL_DOMAIN + "\",\"created_at\":\"2026-04-30T12:00:00\"}");
        Reply list = API.get(ME + "/seed-addresses", key);
        assertThat(list.at("limit")).isEqualTo("1");
        assertThat(list.at("addresses.0")).isEqualTo("[id, name, email, is_active, created_at, last_used_at]");
        assertThat(list.at("addresses.0.last_used_at")).isEqualTo("null");
        Reply tooMany = API.post(ME + "/seed-addresses", key, "{\"name\": \"too many\"}");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.at("detail")).contains("1 seed");

        String email = made.at("email");
        scans.receive(email.substring(0, email.indexOf('@')));
        Reply scan = API.get(ME + "/scans", key);
        assertThat(scan.at("scans.0.seed_address")).isEqualTo(email);
        String local = scan.at("scans.0.email_address").replaceAll("@.*", "");
        assertThat(API.get("/api/audit/v1/scans/" + local, key).at("seed_address"))
                .isEqualTo(email);
        assertThat(API.delete(ME + "/seed-addresses/" + made.at("id"), key).body())
                .isEqualTo("{\"deleted\":true}");
        assertThat(API.get("/api/audit/v1/scans/" + local, key).status()).isEqualTo(200);
    }
}
