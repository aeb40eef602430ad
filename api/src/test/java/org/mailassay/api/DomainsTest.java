package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;

class DomainsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String DOMAINS = "/api/dmarc/v1/domains";

    @Test
    void aDomainIsAddedActivatedListedAndDeactivated() {
        String key = API.key(API.account("domains@example.com"));

        Reply added = API.post(DOMAINS, key, "{\"domain\": \"Example.COM.\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.at("data.id")).matches("ud_[0-9]+");
        assertThat(added.at("data.domain")).isEqualTo("example.com");
        assertThat(added.at("data.active")).isEqualTo("false");
        assertThat(added.at("data.dns_status")).isEqualTo("unknown");
        assertThat(added.at("meta.request_id"))
                .isEqualTo(added.header("X-Request-Id"))
                .isNotEmpty();

        String path = DOMAINS + "/" + added.at("data.id");
        Reply activated = API.post(path + "/activate", key);
        assertThat(activated.status()).isEqualTo(200);
        assertThat(activated.at("data.active")).isEqualTo("true");
        assertThat(activated.at("data.activated_at")).isEqualTo("2026-04-30T12:00:00Z");

        Reply list = API.get(DOMAINS, key);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.at("data.0.domain")).isEqualTo("example.com");
        assertThat(list.at("data.0.active")).isEqualTo("true");

        String rawNumber = DOMAINS + "/" + added.at("data.id").substring(3);
        assertThat(API.post(rawNumber + "/deactivate", key, "{}").at("data.active"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com",
                "not a domain",
                "me@example.com",
                "192.0.2.1",
                "",
                "   ",
                "\\u0000",
                "a\\ud800.example",
                "a\\u0000b.example"
            })
    void whatIsNoDomainIsUnprocessable(String name) {
        String key = API.key(API.account("unprocessable-" + name.hashCode() + "@example.com"));

        Reply reply = API.post(DOMAINS, key, "{\"domain\": \"" + name + "\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("error.code")).isEqualTo("unprocessable_entity");
        assertThat(reply.at("error.message")).isNotEmpty();
    }

    @Test
    void internationalNamesAreKeptAsALabels() {
        String key = API.key(API.account("idn@example.com"));

        assertThat(API.post(DOMAINS, key, "{\"domain\": \"bücher.example\"}").at("data.domain"))
                .isEqualTo("xn--bcher-kva.example");
        assertThat(API.post(DOMAINS, key, "{\"domain\": \"xn--bcher-kva.example\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void thePlanLimitsDomains() {
        Account account = TestAccounts.withPlan(API.database(), API.account("limited@example.com"), 1, -1, 1000);
        String key = API.key(account);

        assertThat(API.post(DOMAINS, key, "{\"domain\": \"one.example\"}").status())
                .isEqualTo(201);
        Reply second = API.post(DOMAINS, key, "{\"domain\": \"two.example\"}");
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.at("error.message")).contains("1 domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "cursor=x",
                "cursor=cnB0XzE",
                "cursor=dWRfLTE",
                "cursor=dWRfMQ&offset=1",
                "offset=-1",
                "limit=1&limit=2",
            })
    void badPagesAreBadRequests(String query) {
        Reply reply =
                API.get(DOMAINS + "?" + query, API.key(API.account("pages-" + query.hashCode() + "@example.com")));

        assertThat(reply.status()).as(query).isEqualTo(400);
        assertThat(reply.at("error.code")).isEqualTo("bad_request");
    }

    @Test
    void theListIsWholeUnlessItIsAskedForInPages() {
        String key = API.key(API.account("many@example.com"));
        IntStream.range(0, 120).forEach(i -> API.post(DOMAINS, key, "{\"domain\": \"d" + i + ".example\"}"));

        Reply whole = API.get(DOMAINS, key);
        assertThat(whole.size("data")).isEqualTo(120);
        assertThat(whole.at("meta.pagination")).isEqualTo("(absent)");

        Reply first = API.get(DOMAINS + "?limit=100", key);
        assertThat(first.size("data")).isEqualTo(100);
        Reply second = API.get(DOMAINS + "?limit=100&cursor=" + first.at("meta.pagination.next_cursor"), key);
        assertThat(second.size("data")).isEqualTo(20);
        assertThat(second.at("data.0.domain")).isEqualTo("d100.example");
        assertThat(second.at("meta.pagination.next_cursor")).isEqualTo("null");
        assertThat(API.get(DOMAINS + "?limit=2&offset=5", key).at("data.0.domain"))
                .isEqualTo("d5.example");
    }
}
