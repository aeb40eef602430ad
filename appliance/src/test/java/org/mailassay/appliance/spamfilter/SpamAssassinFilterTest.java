package org.mailassay.appliance.spamfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

class SpamAssassinFilterTest {
    private static final FilterLimits SHORT =
            new FilterLimits(Duration.ofMillis(500), FilterLimits.LARGEST_FOR_SPAMASSASSIN, 100_000);

    private static final String REPORT = """
            SPAMD/1.1 0 EX_OK\r
            Spam: True ; 7.2 / 5.0\r
            \r
            Inhaltsvorschau: 1.0 is not a rule here

             pts rule name              description
            ---- ---------------------- --------------------------------------------------
             1.3 RCVD_ILLEGAL_IP        Received: contains illegal IP address
            -0.1 A_RATHER_LONG_NAME_FOR_A_RULE A description that does not fit in the
                                        line and goes on
             6.0 NO_DESCRIPTION

            """;

    @Test
    void theReportIsRead() throws IOException {
        assertThat(answer(OddServer.saying(REPORT)))
                .isEqualTo(new FilterAnswer.Judged(
                        7.2,
                        5.0,
                        List.of(
                                new FiredRule("RCVD_ILLEGAL_IP", 1.3, "Received: contains illegal IP address"),
                                new FiredRule(
                                        "A_RATHER_LONG_NAME_FOR_A_RULE",
                                        -0.1,
                                        "A description that does not fit in the line and goes on"),
                                new FiredRule("NO_DESCRIPTION", 6.0, ""))));
    }

    @Test
    void theRealClientStandsInFrontOfTheMessage() throws IOException {
        String trace = """
                Return-Path: <bounce@example.com>\r
                Received: from mail.example.com (mail.example.com [198.51.100.1])\r
                \t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384)\r
                \tby mx.assay.example.net with ESMTPS id scan\r
                \tfor <someone@example.net>;\r
                \tThu, 1 Jan 2026 00:00:00 GMT\r
                """;
        String message = TestMail.usual().octets().latin1();
        int length = trace.length() + message.length();
        assertThat(question(TestMail.usual()))
                .isEqualTo("REPORT SPAMC/1.5\r\nContent-length: " + length + "\r\n\r\n" + trace + message);
        assertThat(question(TestMail.of(TestMail.BODY, "2001:db8::1", "x\r\nX-Evil: 1")))
                .contains("Received: from xX-Evil:1 (unknown [IPv6:2001:db8::1])\r\n");
        assertThat(question(TestMail.of(TestMail.BODY, "172.17.0.1", "gateway")))
                .doesNotContain("Received:");
        assertThat(question(TestMail.of(TestMail.BODY, new Connection.Unknown())))
                .doesNotContain("Received:");
    }

    @ParameterizedTest
    @MethodSource("oddAnswers")
    void whateverItAnswersTheScanGoesOn(String reason, OddServer.Behaviour behaviour) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(answer(behaviour)).isEqualTo(new FilterAnswer.Unavailable(reason)));
    }

    static Stream<Arguments> oddAnswers() {
        String head = "SPAMD/1.1 0 EX_OK\r\nContent-length: 1000\r\nSpam: False ; 1.0 / 5.0\r\n\r\n";
        return Stream.of(
                Arguments.of("its answer cannot be read", OddServer.saying("")),
                Arguments.of("its answer cannot be read", OddServer.saying("\u0000\u00ff garbage\r\n\r\n")),
                Arguments.of("its answer cannot be read", OddServer.saying("HTTP/1.1 200 OK\r\n\r\n")),
                Arguments.of("its answer cannot be read", OddServer.saying("SPAMD/1.1 0 EX_OK\r\nSpam: maybe\r\n\r\n")),
                Arguments.of("its answer is cut off", OddServer.saying(head + "half of it")),
                Arguments.of("it answered with error 74", OddServer.saying("SPAMD/1.0 74 EX_IOERR\r\n")),
                Arguments.of("its answer is too large", OddServer.saying(head + "x".repeat(200_000))),
                Arguments.of("no answer in time", OddServer.silent()),
                Arguments.of("no answer in time", OddServer.dripping(head)));
    }

    @Test
    void whereNobodyListensNobodyWaits() throws IOException {
        assertThat(new SpamAssassinFilter(OddServer.closed(), TestMail.DNS, "mx.assay.example.net")
                        .judge(TestMail.usual()))
                .isEqualTo(new FilterAnswer.Unavailable("it cannot be reached"));
    }

    @Test
    void aMessageThatIsTooLargeIsNotShown() {
        ReceivedMessage large = TestMail.of("x".repeat(600_000), "198.51.100.1", "mail.example.com");

        assertThat(new SpamAssassinFilter(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), TestMail.DNS, "mx")
                        .judge(large))
                .isEqualTo(new FilterAnswer.Unavailable("the message is larger than it takes"));
    }

    private static FilterAnswer answer(OddServer.Behaviour behaviour) throws IOException {
        try (OddServer server = new OddServer(TestMail.BODY, behaviour)) {
            return filter(server).judge(TestMail.usual());
        }
    }

    private static String question(ReceivedMessage message) throws IOException {
        try (OddServer server = new OddServer(TestMail.BODY, OddServer.saying(REPORT))) {
            filter(server).judge(message);
            return server.question();
        }
    }

    private static SpamAssassinFilter filter(OddServer server) {
        return new SpamAssassinFilter(server.address(), TestMail.DNS, "mx.assay.example.net", SHORT);
    }
}
