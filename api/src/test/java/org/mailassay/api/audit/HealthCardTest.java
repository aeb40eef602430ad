package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestCards;
import org.mailassay.store.account.Account;

class HealthCardTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    @Test
    void aGroupShowsItsWorstAddressAndTheSpread() {
        Account account = API.account("group@cards.example");
        String key = API.key(account);
        String path = path(TestCards.insert(API.database(), account.id(), "192.0.2.4/30", 4));

        Reply building = API.get(path, key);
        assertThat(building.status()).isEqualTo(202);
        assertThat(building.at("status")).isEqualTo("building");
        assertThat(building.body()).contains("\"ptr_map\":{\"192.0.2.4\": \"mail.example.com\"}");

        look(account, "192.0.2.4", 85);
        look(account, "192.0.2.5", 40);
        Reply worst = API.get(path, key);
        assertThat(worst.status()).isEqualTo(200);
        assertThat(worst.at("address")).isEqualTo("192.0.2.5");
        assertThat(worst.at("max")).isEqualTo("100");
        assertThat(worst.at("ip_value")).isEqualTo("192.0.2.4/30");
        assertThat(worst.at("input_type")).isEqualTo("cidr");
        assertThat(worst.at("ip_count")).isEqualTo("4");
        assertThat(worst.at("spread.worst")).isEqualTo("40");
        assertThat(worst.at("spread.best")).isEqualTo("85");
        assertThat(worst.at("spread.building")).isEqualTo("true");
        assertThat(worst.at("sparkline.0")).isEqualTo("40");
        assertThat(worst.at("categories.1.key")).isEqualTo("identity");
        assertThat(worst.at("actions.0.gain")).isEqualTo("10");
        assertThat(worst.size("addresses")).isEqualTo(2);

        Reply other = API.get(path + "?address=192.0.2.4", key);
        assertThat(other.at("address")).isEqualTo("192.0.2.4");
        assertThat(other.at("sparkline.0")).isEqualTo("85");
        assertThat(API.get(path + "?address=192.0.2.6", key).status()).isEqualTo(404);
        assertThat(API.get(path + "?address=mail.example.com", key).status()).isEqualTo(400);
    }

    @Test
    void whatIsNotVerifiedOrAnothersHasNoCard() {
        Account account = API.account("owner@cards.example");
        String id = TestCards.insert(API.database(), account.id(), "192.0.2.9", 1);
        look(account, "192.0.2.9", 70);
        String stranger = API.key(API.account("stranger@cards.example"));

        assertThat(API.get(path(id), API.key(account)).status()).isEqualTo(200);
        assertThat(API.get(path(id), stranger).status()).isEqualTo(404);
        assertThat(API.get(path(id.toUpperCase(Locale.ROOT)), API.key(account)).status())
                .as("as with every other id")
                .isEqualTo(200);
        assertThat(API.get(path("1-1-1-1-1"), API.key(account)).status()).isEqualTo(404);
        API.testDatabase().execute("update ips set verified_at = null where uuid = '" + id + "'");
        Reply unverified = API.get(path(id), API.key(account));
        assertThat(unverified.status()).isEqualTo(400);
        assertThat(unverified.at("detail")).contains("not verified");
    }

    private static void look(Account account, String address, int overall) {
        TestCards.look(
                API.database(),
                account.id(),
                address,
                overall,
                API.clock().instant().plus(Duration.ofSeconds(overall)));
    }

    private static String path(String id) {
        return "/api/audit/v1/ips/" + id + "/health-card";
    }
}
