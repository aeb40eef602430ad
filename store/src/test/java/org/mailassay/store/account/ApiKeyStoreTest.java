package org.mailassay.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class ApiKeyStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-04-05T09:15:00Z");

    private final ApiKeyStore keys = new ApiKeyStore(DATABASE.database(), ApiKeyStore.DEFAULT_LIMIT);

    @Test
    void aKeyIsKeptByItsDigestAlone() {
        Account account = TestAccounts.create(DATABASE.database(), "digest@example.com");
        KeyCreation.Created created = create(account, Optional.empty());

        assertThat(created.key().text()).matches("ma_live_[0-9A-Za-z]{40}");
        assertThat(created.key().toString()).doesNotContain(created.key().text().substring(12, 44));
        assertThat(created.entry().start()).isEqualTo(created.key().text().substring(0, 12));
        assertThat(created.entry().hint()).isEqualTo(created.key().text().substring(44));
        assertThat(DATABASE.number("select count(*) from api_keys k where k::text like '%"
                        + created.key().text() + "%'"))
                .isZero();
        assertThat(DATABASE.number("select octet_length(key_hash) from api_keys where id = "
                        + created.entry().id()))
                .isEqualTo(32);
        assertThat(keys.list(account.id(), NOW)).containsExactly(created.entry());
    }

    @Test
    void aKeyIdentifiesItsHolderUntilItIsRevokedOrExpires() {
        Account account = TestAccounts.create(DATABASE.database(), "holder@example.com");
        KeyCreation.Created lasting = create(account, Optional.empty());
        KeyCreation.Created expiring = create(account, Optional.of(NOW.plusSeconds(60)));

        assertThat(keys.identify(lasting.key(), NOW))
                .contains(new KeyHolder(
                        new KeyHolder.KeyId(account.id(), lasting.entry().id()),
                        account,
                        Scope.DEFAULT,
                        Optional.empty()));
        assertThat(keys.identify(expiring.key(), NOW.plusSeconds(59))).isPresent();
        assertThat(keys.identify(expiring.key(), NOW.plusSeconds(60))).isEmpty();
        assertThat(keys.identify(ApiKey.random(), NOW)).isEmpty();

        Account other = TestAccounts.create(DATABASE.database(), "not-the-holder@example.com");
        assertThat(keys.revoke(other.id(), lasting.entry().id(), NOW)).isFalse();
        assertThat(keys.revoke(account.id(), lasting.entry().id(), NOW)).isTrue();
        assertThat(keys.revoke(account.id(), lasting.entry().id(), NOW)).isFalse();
        assertThat(keys.identify(lasting.key(), NOW)).isEmpty();
        assertThat(keys.list(account.id(), NOW))
                .extracting(ApiKeyEntry::active, ApiKeyEntry::revokedAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, Optional.of(NOW)),
                        org.assertj.core.groups.Tuple.tuple(true, Optional.empty()));
    }

    @Test
    void anAccountHasAtMostFiveActiveKeysEvenWhenAskedAtOnce() throws Exception {
        Account account = TestAccounts.create(DATABASE.database(), "limit@example.com");
        Callable<KeyCreation> ask =
                () -> keys.create(account.id(), "one of many", Scope.DEFAULT, Optional.empty(), NOW);
        List<KeyCreation> outcomes;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = threads
                    .invokeAll(IntStream.range(0, 12).mapToObj(_ -> ask).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(outcomes).filteredOn(KeyCreation.Created.class::isInstance).hasSize(5);
        assertThat(outcomes).filteredOn(new KeyCreation.LimitReached(5)::equals).hasSize(7);
        keys.revoke(account.id(), keys.list(account.id(), NOW).getFirst().id(), NOW);
        assertThat(create(account, Optional.empty()).entry().active()).isTrue();
        assertThat(keys.create(Long.MAX_VALUE, "nobody's", Scope.DEFAULT, Optional.empty(), NOW))
                .isEqualTo(new KeyCreation.NoSuchAccount());
    }

    @Test
    void useIsWrittenInOneStatementAndNeverGoesBack() {
        Account account = TestAccounts.create(DATABASE.database(), "use@example.com");
        KeyCreation.Created first = create(account, Optional.empty());
        KeyCreation.Created second = create(account, Optional.empty());
        var firstId = new KeyHolder.KeyId(account.id(), first.entry().id());
        var secondId = new KeyHolder.KeyId(account.id(), second.entry().id());

        keys.recordUse(Map.of(firstId, NOW, secondId, NOW.plus(Duration.ofMinutes(1))));
        keys.recordUse(Map.of(firstId, NOW.minus(Duration.ofMinutes(5))));

        assertThat(keys.list(account.id(), NOW))
                .extracting(ApiKeyEntry::lastUsedAt)
                .containsExactly(Optional.of(NOW), Optional.of(NOW.plus(Duration.ofMinutes(1))));
        assertThat(keys.identify(first.key(), NOW).orElseThrow().lastUsedAt()).contains(NOW);
    }

    @Test
    void aTextThatIsNoKeyIsNeverLookedUp() {
        String good = ApiKey.random().text();
        for (String bad :
                List.of("", "ma_live_", "ma_live_short", good + "!", " " + good, "sa_live_" + good, good + "é")) {
            assertThat(ApiKey.parse(bad)).as(bad).isEmpty();
        }
        assertThat(ApiKey.parse(good)).isPresent();
    }

    private KeyCreation.Created create(Account account, Optional<Instant> expiresAt) {
        return (KeyCreation.Created) keys.create(account.id(), "test", Set.of(Scope.READ, Scope.WRITE), expiresAt, NOW);
    }
}
