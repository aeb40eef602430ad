package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.RawHttp;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.outgoing.OutgoingMail;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;

/// Domains of the Audit family: claimed, proven by DNS, shared with the DMARC family, removed.
class DomainOwnershipTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String DOMAINS = "/api/audit/v1/domains";
    private static final String DMARC = "/api/dmarc/v1/domains";

    @Test
    void aDomainIsProvenByItsRecordAsTheReferenceSays() {
        Account account = API.account("dns@example.org");
        String key = API.key(account);
        Reply made = initiate(key, "EXAMPLE.com.", "dns");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .matches("\\{\"id\":\"[0-9a-f-]{36}\",\"domain\":\"example.com\",\"verification_method\":\"dns\","
                        + "\"verification_token\":\"mailassay_verify:[0-9a-z]{32}\",\"is_verified\":false,"
                        + "\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\",\"monitored_hosts_count\":0}");
        String id = made.at("id");
        String token = made.at("verification_token");

        API.zones("{example.com: [TXT: v=spf1 -all]}");
        Reply absent = verify(key, id);
        assertThat(absent.status()).isEqualTo(400);
        assertThat(absent.at("detail")).contains("no TXT record", "_mailassay.example.com");
        API.zones("{example.com: [TIMEOUT]}");
        Reply unknown = verify(key, id);
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.at("detail")).startsWith("Not checked");

        API.zones("{example.com: [TXT: v=spf1 -all, TXT: \"" + token + "\"]}");
        assertThat(verify(key, id).body()).isEqualTo("{\"status\":\"verified\",\"existing_owner_email\":null}");
        API.zones("{}");
        assertThat(verify(key, id).at("status")).as("verified stays verified").isEqualTo("verified");
        Reply list = API.get(DOMAINS, key);
        assertThat(list.body())
                .matches("\\[\\{\"id\":\"" + id + "\",\"domain\":\"example.com\",\"verification_method\":\"dns\","
                        + "\"is_verified\":true,\"verified_at\":\"2026-04-30T12:00:00\",\"created_at\":\"[^\"]*\","
                        + "\"monitored_hosts_count\":1}]");
        assertThat(API.get(DOMAINS + "/quota", key).body())
                .isEqualTo("{\"plan\":\"plan of " + account.id() + "\",\"monitored_hosts_used\":1,"
                        + "\"monitored_hosts_total\":1,\"monitored_hosts_limit\":-1}");
    }

    @Test
    void theRecordMayStandOneLabelBelow() {
        String key = API.key(API.account("below@example.org"));
        Reply made = initiate(key, "below.example", "dns");
        API.zones("{_mailassay.below.example: [TXT: \"" + made.at("verification_token") + "\"]}");
        assertThat(verify(key, made.at("id")).at("status")).isEqualTo("verified");
    }

    @Test
    void askedAgainTheTokenStaysAndWithAnotherMethodItGoes() {
        String key = API.key(API.account("again@example.org"));
        Reply first = initiate(key, "again.example", "dns");
        Reply second = initiate(key, "again.example", "dns");
        assertThat(second.at("verification_token")).isEqualTo(first.at("verification_token"));
        assertThat(second.at("id")).isEqualTo(first.at("id"));
        Reply mail = API.post(
                DOMAINS + "/initiate",
                key,
                "{\"domain\": \"again.example\", \"method\": \"email\", \"target\": \"abuse\"}");
        assertThat(mail.at("verification_method")).isEqualTo("email");
        assertThat(mail.at("verification_token"))
                .as("only the mailbox knows it")
                .isEqualTo("null");
        API.zones("{again.example: [TXT: \"" + first.at("verification_token") + "\"]}");
        assertThat(verify(key, first.at("id")).status()).isEqualTo(400);
        assertThat(initiate(key, "again.example", "dns").at("verification_token"))
                .isNotEqualTo(first.at("verification_token"));
    }

    @Test
    void whoeverProvedItFirstKeepsItAndIsNotTold() {
        String first = API.key(API.account("jane@owners.example.com"));
        String second = API.key(API.account("second@example.org"));
        Reply mine = initiate(first, "contested.example", "dns");
        Reply theirs = initiate(second, "contested.example", "dns");
        API.zones("{contested.example: [TXT: \"" + mine.at("verification_token") + "\", TXT: \""
                + theirs.at("verification_token") + "\"]}");
        assertThat(verify(first, mine.at("id")).at("status")).isEqualTo("verified");
        Reply conflict = verify(second, theirs.at("id"));
        assertThat(conflict.status()).isEqualTo(200);
        assertThat(conflict.body()).isEqualTo("{\"status\":\"conflict\",\"existing_owner_email\":\"j***@o***.com\"}");
        assertThat(API.get(DOMAINS, second).at("0.is_verified")).isEqualTo("false");

        assertThat(API.delete(DOMAINS + "/" + mine.at("id"), first).status()).isEqualTo(204);
        assertThat(verify(second, theirs.at("id")).at("status")).isEqualTo("verified");
    }

    @Test
    void bothFamiliesSeeTheSameDomains() {
        String key = API.key(API.account("families@example.org"));
        API.post(DMARC, key, "{\"domain\": \"dmarc-side.example\"}");
        initiate(key, "audit-side.example", "dns");

        Reply audit = API.get(DOMAINS, key);
        assertThat(audit.at("0.domain")).isEqualTo("dmarc-side.example");
        assertThat(audit.at("0.verification_method")).isEqualTo("dns");
        assertThat(audit.at("0.verified_at")).isEqualTo("null");
        Reply dmarc = API.get(DMARC, key);
        assertThat(dmarc.at("data.1.domain")).isEqualTo("audit-side.example");
        assertThat(dmarc.at("data.1.status")).isEqualTo("deactivated");
        assertThat(verify(key, audit.at("0.id")).at("detail")).contains("initiate");
        assertThat(initiate(key, "dmarc-side.example", "dns").at("id")).isEqualTo(audit.at("0.id"));

        assertThat(API.delete(DOMAINS + "/" + audit.at("0.id"), key).body()).isEmpty();
        assertThat(API.get(DMARC + "/" + dmarc.at("data.0.id") + "/dns", key).status())
                .isEqualTo(404);
        assertThat(API.get(DOMAINS, key).body()).doesNotContain("dmarc-side");
    }

    @Test
    void whatIsNotUsableIsRefused() {
        String key = API.key(API.account("refused@example.org"));
        for (String body : List.of(
                "{\"method\": \"dns\"}",
                "{\"domain\": \"a.example\"}",
                "{\"domain\": \"a.example\", \"method\": \"fax\"}",
                "{\"domain\": \"a.example\", \"method\": \"email\"}",
                "{\"domain\": \"a.example\", \"method\": \"email\", \"target\": \"root\"}",
                "{\"domain\": \"a.example\", \"method\": \"dns\", \"lang\": \"xx\"}",
                "{\"domain\": \"co.uk\", \"method\": \"dns\"}",
                "{\"domain\": \"198.51.100.1\", \"method\": \"dns\"}",
                "{\"domain\": \"[2001:db8::1]\", \"method\": \"dns\"}",
                "{\"domain\": \"a\\u0000b.example\", \"method\": \"dns\"}",
                "{\"domain\": \"" + "a.".repeat(122) + "example\", \"method\": \"email\", \"target\": \"postmaster\"}",
                "{\"domain\": 7, \"method\": \"dns\"}")) {
            Reply refused = API.post(DOMAINS + "/initiate", key, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.at("detail")).isNotEmpty();
        }
        assertThat(API.get(DOMAINS, key).body()).isEqualTo("[]");
        assertThat(initiate(key, "bücher.example", "dns").at("domain")).isEqualTo("xn--bcher-kva.example");
    }

    @Test
    void thePlanLimitsDomains() {
        Account account = TestAccounts.withPlan(API.database(), API.account("limited@example.org"), 1, -1, 1_000_000);
        String key = API.key(account);
        assertThat(initiate(key, "one.example", "dns").status()).isEqualTo(201);
        assertThat(initiate(key, "one.example", "dns").status()).isEqualTo(201);
        Reply refused = initiate(key, "two.example", "dns");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("detail")).contains("1 domains");
    }

    @Test
    void mailsAreLimitedByDomainAndByAccount() {
        String body = "{\"domain\": \"%s.example\", \"method\": \"email\", \"target\": \"%s\"}";
        String one = API.key(API.account("mails-1@example.org"));
        String two = API.key(API.account("mails-2@example.org"));
        for (String key : List.of(one, two, one)) {
            assertThat(API.post(DOMAINS + "/initiate", key, body.formatted("limit", "admin"))
                            .status())
                    .isEqualTo(201);
        }
        Reply tooMany = API.post(DOMAINS + "/initiate", two, body.formatted("sub.limit", "support"));
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Retry-After")).isEqualTo("3600");
        assertThat(tooMany.at("detail")).contains("3 such mails", "limit.example");
        assertThat(API.get(DOMAINS, two).body()).as("nothing was added").doesNotContain("sub.limit");
        String id = API.get(DOMAINS, two).at("0.id");
        API.delete(DOMAINS + "/" + id, two);
        assertThat(API.post(DOMAINS + "/initiate", two, body.formatted("limit", "admin"))
                        .status())
                .as("deleting does not get around it")
                .isEqualTo(429);
        API.clock().advance(Duration.ofMinutes(61));
        assertThat(API.post(DOMAINS + "/initiate", two, body.formatted("limit", "admin"))
                        .status())
                .isEqualTo(201);
        for (int i = 0; i < 18; i++) {
            assertThat(API.post(DOMAINS + "/initiate", one, body.formatted("many" + i, "admin"))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(API.post(DOMAINS + "/initiate", one, body.formatted("last", "admin"))
                        .at("detail"))
                .contains("20 such mails");
    }

    @Test
    void whatBecameOfTheMailIsShown() {
        Account account = API.account("state@example.org");
        String key = API.key(account);
        Reply made = API.post(
                DOMAINS + "/initiate",
                key,
                "{\"domain\": \"state.example\", \"method\": \"email\", \"target\": \"contact\", \"lang\": \"fr\"}");
        assertThat(made.at("verification_mail.to")).isEqualTo("contact@state.example");
        assertThat(made.at("verification_mail.state")).isEqualTo("queued");
        assertThat(made.at("verification_mail.status")).isEqualTo("null");

        OutgoingMail mail = new OutgoingStore(API.database(), new RawMessageStore(API.database()))
                .list(account.id(), Set.of(OutgoingState.QUEUED), 0, 10)
                .getFirst();
        bounce(mail);
        Reply list = API.get(DOMAINS, key);
        assertThat(list.at("0.verification_mail.state")).isEqualTo("bounced");
        assertThat(list.at("0.verification_mail.status")).isEqualTo("5.1.1");
        assertThat(list.at("0.verification_mail.reply")).isEqualTo("550 5.1.1 no such mailbox");
        assertThat(list.at("0.verification_mail.next_attempt_at")).isEqualTo("null");
    }

    @Test
    void aStrangersAddressOfTheApplianceStandsInNoMail() {
        String key = API.key(API.account("origin@example.org"));
        String body = "{\"domain\": \"origin.example\", \"method\": \"email\", \"target\": \"admin\"}";
        String answer = RawHttp.exchange(
                API.port(),
                "POST " + DOMAINS + "/initiate HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("http.url");
    }

    private static void bounce(OutgoingMail mail) {
        API.database()
                .change(
                        "update outgoing_mails set state = 'bounced', next_attempt_at = null where id = cast(:id as uuid)",
                        Map.of("id", mail.key().id()));
        API.database()
                .change(
                        """
                        insert into outgoing_tries (account_id, mail_id, attempt, place, began_at, ended_at, outcome,
                            stage, host, address, port, code, status, reply, tls_demand, tls_version, tls_cipher,
                            tls_verified)
                        values (:account_id, cast(:id as uuid), 1, 1, now(), now(), 'bounced', 'rcpt', 'mx.state.example',
                            '127.0.0.1', 25, 550, '5.1.1', '550 5.1.1 no such mailbox', '', '', '', false)""",
                        Map.of(
                                "account_id",
                                mail.key().accountId(),
                                "id",
                                mail.key().id()));
    }

    private static Reply initiate(String key, String domain, String method) {
        return API.post(DOMAINS + "/initiate", key, "{\"domain\": \"" + domain + "\", \"method\": \"" + method + "\"}");
    }

    private static Reply verify(String key, String id) {
        return API.post(DOMAINS + "/" + id + "/verify", key);
    }
}
