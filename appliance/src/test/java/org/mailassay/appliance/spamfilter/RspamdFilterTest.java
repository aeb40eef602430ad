package org.mailassay.appliance.spamfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterAnswer.FiredRule;

class RspamdFilterTest {
    private static final FilterLimits SHORT = new FilterLimits(Duration.ofMillis(500), 1 << 20, 100_000);

    @Test
    void theHeaviestRulesComeFirst() throws IOException {
        assertThat(answer(ok("""
                {"is_skipped": false, "score": 1.4, "required_score": 15.0, "action": "no action", "symbols": {
                 "LIGHT": {"name": "LIGHT", "score": 0.0, "options": ["a", {"b": []}]},
                 "GOOD": {"name": "GOOD", "score": -0.1, "description": "Known type"},
                 "HEAVY": {"name": "HEAVY", "score": 1.5, "metric_score": 1.5, "description": "Bad"}},
                 "milter": {"remove_headers": {"X-Spam": 0}}}""")))
                .isEqualTo(new FilterAnswer.Judged(
                        1.4,
                        15.0,
                        List.of(
                                new FiredRule("HEAVY", 1.5, "Bad"),
                                new FiredRule("GOOD", -0.1, "Known type"),
                                new FiredRule("LIGHT", 0.0, ""))));
    }

    @Test
    void theRealClientStandsInTheRequest() throws IOException {
        assertThat(question(TestMail.usual()))
                .startsWith("POST /checkv2 HTTP/1.1\r\n")
                .contains(
                        "Pass: all\r\n",
                        "Queue-Id: scan-1\r\n",
                        "IP: 198.51.100.1\r\n",
                        "Helo: mail.example.com\r\n",
                        "Hostname: mail.example.com\r\n",
                        "From: bounce@example.com\r\n",
                        "Rcpt: someone@example.net\r\n",
                        "TLS-Version: TLSv1.3\r\n",
                        "TLS-Cipher: TLS_AES_256_GCM_SHA384\r\n")
                .endsWith("\r\n\r\n" + TestMail.usual().octets().latin1());
        assertThat(question(TestMail.of(TestMail.BODY, "198.51.100.2", "x\r\nX-Evil: 1")))
                .contains("\r\nHelo: xX-Evil:1\r\n")
                .doesNotContain("\r\nHostname:");
        assertThat(question(TestMail.of(TestMail.BODY, "10.0.0.1", "gateway"))).doesNotContain("\r\nIP:", "\r\nHelo:");
        assertThat(question(TestMail.of(TestMail.BODY, new Connection.Unknown())))
                .doesNotContain("\r\nIP:", "\r\nHelo:");
    }

    @ParameterizedTest
    @MethodSource("oddAnswers")
    void whateverItAnswersTheScanGoesOn(String reason, OddServer.Behaviour behaviour) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(answer(behaviour)).isEqualTo(new FilterAnswer.Unavailable(reason)));
    }

    static Stream<Arguments> oddAnswers() {
        String start = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{\"score\": 1";
        return Stream.of(
                Arguments.of("it cannot be reached", OddServer.saying("")),
                Arguments.of("it cannot be reached", OddServer.saying("\u0000\u00ff garbage\r\n\r\n")),
                Arguments.of("it cannot be reached", OddServer.saying(start)),
                Arguments.of(
                        "it answered with status 500",
                        OddServer.saying("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")),
                Arguments.of("its answer cannot be read", ok("{\"score\": 1")),
                Arguments.of("its answer cannot be read", ok("[1]")),
                Arguments.of("its answer cannot be read", ok("{\"score\": 1}")),
                Arguments.of("its answer cannot be read", ok("{\"score\": \"nan\", \"required_score\": 15}")),
                Arguments.of("its answer cannot be read", ok("{\"score\": \"NaN\", \"required_score\": 15}")),
                Arguments.of(
                        "it is set up to skip such messages",
                        ok("{\"is_skipped\": true, \"action\": \"no action\", \"score\": 0, \"required_score\": 15}")),
                Arguments.of("its answer is too large", ok("x".repeat(200_000))),
                Arguments.of("no answer in time", OddServer.silent()),
                Arguments.of("no answer in time", OddServer.dripping(start)));
    }

    @Test
    void whereNobodyListensNobodyWaits() throws IOException {
        try (RspamdFilter filter = new RspamdFilter(OddServer.closed(), TestMail.DNS)) {
            assertThat(filter.judge(TestMail.usual())).isEqualTo(new FilterAnswer.Unavailable("it cannot be reached"));
        }
    }

    private static OddServer.Behaviour ok(String body) {
        return OddServer.saying("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static FilterAnswer answer(OddServer.Behaviour behaviour) throws IOException {
        try (OddServer server = new OddServer(TestMail.BODY, behaviour);
                RspamdFilter filter = new RspamdFilter(server.address(), TestMail.DNS, SHORT)) {
            return filter.judge(TestMail.usual());
        }
    }

    private static String question(ReceivedMessage message) throws IOException {
        try (OddServer server = new OddServer(TestMail.BODY, ok("{}"));
                RspamdFilter filter = new RspamdFilter(server.address(), TestMail.DNS, SHORT)) {
            filter.judge(message);
            return server.question();
        }
    }
}
