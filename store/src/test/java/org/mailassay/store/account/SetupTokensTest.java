package org.mailassay.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailassay.store.testing.TestDatabase;

class SetupTokensTest {
    private static final Instant NOW = Instant.parse("2026-04-05T09:15:00Z");
    private static final String PASSWORD = "correct horse battery";

    @Test
    void aTokenMakesOneFirstOwner() {
        try (TestDatabase database = TestDatabase.create()) {
            ApiKeyStore keys = new ApiKeyStore(database.database(), 5);
            SetupTokens tokens = new SetupTokens(database.database(), keys);
            String token = tokens.issue(NOW, Duration.ofHours(1));

            assertThat(tokens.isOpen(token, NOW)).isTrue();
            assertThat(tokens.isOpen(token, NOW.plus(Duration.ofHours(1)))).isFalse();
            assertThat(tokens.isOpen("another", NOW)).isFalse();
            assertThat(tokens.setUp("another", new EmailAddress("me@example.com"), PASSWORD, NOW))
                    .isEqualTo(new SetupTokens.Setup.InvalidToken());

            SetupTokens.Setup.Done done =
                    (SetupTokens.Setup.Done) tokens.setUp(token, new EmailAddress("me@example.com"), PASSWORD, NOW);
            assertThat(keys.identify(done.key(), NOW).orElseThrow().account()).isEqualTo(done.account());
            assertThat(new UserStore(database.database()).signIn(new EmailAddress("me@example.com"), PASSWORD, NOW))
                    .isPresent();
            assertThat(tokens.isOpen(token, NOW)).isFalse();

            String late = tokens.issue(NOW, Duration.ofHours(1));
            assertThat(tokens.setUp(late, new EmailAddress("you@example.com"), PASSWORD, NOW))
                    .isEqualTo(new SetupTokens.Setup.AlreadySetUp());
            assertThat(database.number("select count(*) from setup_tokens t where t::text like '%" + token + "%'"))
                    .isZero();
        }
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SetupTokens tokens = new SetupTokens(database.database(), new ApiKeyStore(database.database(), 5));
            String token = tokens.issue(NOW, Duration.ofHours(1));
            List<Callable<SetupTokens.Setup>> attempts = IntStream.range(0, 6)
                    .<Callable<SetupTokens.Setup>>mapToObj(
                            i -> () -> tokens.setUp(token, new EmailAddress("me" + i + "@example.com"), PASSWORD, NOW))
                    .toList();

            assertThat(threads.invokeAll(attempts).stream().map(Future::resultNow))
                    .filteredOn(SetupTokens.Setup.Done.class::isInstance)
                    .hasSize(1);
            assertThat(database.number("select count(*) from accounts")).isEqualTo(1);
        }
    }
}
