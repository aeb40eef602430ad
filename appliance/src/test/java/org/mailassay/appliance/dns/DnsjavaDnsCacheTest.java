package org.mailassay.appliance.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailassay.appliance.dns.DnsjavaFixture.ZONE;
import static org.mailassay.appliance.dns.DnsjavaFixture.asking;
import static org.mailassay.appliance.dns.DnsjavaFixture.records;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsAnswer.Failed;
import org.mailassay.analysis.dns.DnsAnswer.Found;
import org.mailassay.analysis.dns.DnsAnswer.NoData;
import org.mailassay.analysis.dns.DnsAnswer.NoSuchName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;

@Timeout(30)
class DnsjavaDnsCacheTest {
    @Test
    void keeps_answers_as_long_as_their_ttl() throws IOException {
        DnsjavaFixture.SetClock clock = new DnsjavaFixture.SetClock();
        try (DnsServer server = DnsServer.start(MasterFile.of(ZONE));
                DnsjavaDns dns = new DnsjavaDns(asking(server), clock)) {
            dns.query("mail.example", RecordType.A);
            clock.advance(Duration.ofSeconds(299));
            Found kept = (Found) dns.query("MAIL.example", RecordType.A);
            assertThat(kept.timeToLive()).isEqualTo(Duration.ofSeconds(1));
            assertThat(server.received()).hasSize(1);
            clock.advance(Duration.ofSeconds(1));
            dns.query("mail.example", RecordType.A);
            assertThat(server.received()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"nowhere.example, A", "example, A"})
    void keeps_absence_as_long_as_the_zone_says(String name, RecordType type) throws IOException {
        DnsjavaFixture.SetClock clock = new DnsjavaFixture.SetClock();
        try (DnsServer server = DnsServer.start(MasterFile.of(ZONE));
                DnsjavaDns dns = new DnsjavaDns(asking(server), clock)) {
            DnsAnswer first = dns.query(name, type);
            clock.advance(Duration.ofSeconds(599));
            assertThat(dns.query(name, type)).isEqualTo(first);
            assertThat(server.received()).hasSize(1);
            clock.advance(Duration.ofSeconds(1));
            dns.query(name, type);
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void absence_without_a_proof_is_not_kept() throws IOException {
        try (DnsServer server = DnsServer.start(MasterFile.of("mail.example. 300 IN A 198.51.100.1"));
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            dns.query("nowhere.example", RecordType.A);
            dns.query("nowhere.example", RecordType.A);
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void the_cache_stays_within_its_bound() throws IOException {
        DnsServer.Responder anything = (query, transport) -> {
            String record = query.getQuestion().getName() + " 300 IN TXT " + "x".repeat(200);
            return MasterFile.of(record).respond(query, transport);
        };
        try (DnsServer server = DnsServer.start(anything);
                DnsjavaDns dns = new DnsjavaDns(asking(server).withCacheOctets(10_000))) {
            for (int i = 0; i < 30; i++) {
                dns.query("n" + i + ".example", RecordType.TXT);
            }
            dns.query("n29.example", RecordType.TXT);
            assertThat(server.received()).as("the latest is kept").hasSize(30);
            dns.query("n0.example", RecordType.TXT);
            assertThat(server.received()).as("the first had to go").hasSize(31);
        }
    }

    @Test
    void a_question_asked_by_many_at_once_is_sent_once() throws Exception {
        MasterFile zone = MasterFile.of(ZONE);
        CountDownLatch asked = new CountDownLatch(20);
        DnsServer.Responder waiting = (query, transport) -> {
            try {
                asked.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return zone.respond(query, transport);
        };
        try (DnsServer server = DnsServer.start(waiting);
                DnsjavaDns dns =
                        new DnsjavaDns(asking(server).withTimeouts(Duration.ofSeconds(10), 1, Duration.ofSeconds(10)));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DnsAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(callers.submit(() -> {
                    asked.countDown();
                    return dns.query("example", RecordType.MX);
                }));
            }
            for (Future<DnsAnswer> answer : answers) {
                assertThat(records(answer.get())).hasSize(1);
            }
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void different_questions_go_out_side_by_side() throws Exception {
        MasterFile zone = MasterFile.of(ZONE);
        CountDownLatch together = new CountDownLatch(50);
        DnsServer.Responder meeting = (query, transport) -> {
            together.countDown();
            try {
                together.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return zone.respond(query, transport);
        };
        try (DnsServer server = DnsServer.start(meeting);
                DnsjavaDns dns =
                        new DnsjavaDns(asking(server).withTimeouts(Duration.ofSeconds(10), 1, Duration.ofSeconds(10)));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DnsAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String name = "n" + i + ".example";
                answers.add(callers.submit(() -> dns.query(name, RecordType.A)));
            }
            for (Future<DnsAnswer> answer : answers) {
                assertThat(answer.get()).isInstanceOf(NoSuchName.class);
            }
            assertThat(together.getCount()).isZero();
        }
    }

    @Test
    void a_caller_that_gives_up_leaves_the_answer_to_the_others() throws Exception {
        MasterFile zone = MasterFile.of(ZONE);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        DnsServer.Responder waiting = (query, transport) -> {
            asked.countDown();
            try {
                go.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return zone.respond(query, transport);
        };
        try (DnsServer server = DnsServer.start(waiting);
                DnsjavaDns dns = new DnsjavaDns(
                        asking(server).withTimeouts(Duration.ofSeconds(10), 1, Duration.ofSeconds(10)))) {
            AtomicReference<DnsAnswer> given = new AtomicReference<>(new NoData(Security.SECURE));
            Thread caller = Thread.ofVirtual().start(() -> given.set(dns.query("example", RecordType.MX)));
            asked.await();
            caller.interrupt();
            caller.join();
            assertThat(given.get()).isInstanceOf(Failed.class);
            go.countDown();
            assertThat(records(dns.query("example", RecordType.MX))).hasSize(1);
            assertThat(server.received()).hasSize(1);
        }
    }
}
