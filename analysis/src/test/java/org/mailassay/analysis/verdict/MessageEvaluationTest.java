package org.mailassay.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.authresults.AuthenticationResults;
import org.mailassay.analysis.authresults.MethodResult;
import org.mailassay.analysis.dkim.DkimRules;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dkim.TestSignature;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.spf.SpfResult;
import org.mailassay.analysis.testing.Resources;
import org.mailassay.analysis.testing.Zones;

class MessageEvaluationTest {
    private static final Dns DNS = Zones.of(Resources.text("/verdict/zones.yml"));
    private static final String MESSAGE = "From: Joe <joe@example.com>\r\nSubject: hello\r\n\r\nHello.\r\n";
    private static final String TAGS =
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=long; h=from:subject; bh=@; b=@";

    @Test
    void aSignedMessageFromAnAuthorizedClientPassesEverything() throws UnknownHostException {
        ReceivedMessage message = received(signed(TAGS, MESSAGE), "192.0.2.1", "bounce@example.com");

        MessageVerdict verdict = evaluation().evaluate(message);

        assertThat(verdict.authenticated()).isTrue();
        assertThat(results(message, verdict))
                .satisfies(results -> assertThat(results.value())
                        .startsWith("mx.example.net; spf=pass smtp.mailfrom=example.com; spf=pass"
                                + " smtp.helo=mail.example.com; dkim=pass (2048-bit rsa key) header.d=example.com"
                                + " header.s=long header.a=rsa-sha256 header.b=")
                        .endsWith("; arc=none; dmarc=pass header.from=example.com policy.dmarc=reject; bimi=skipped"
                                + " reason=\"the indicator was not fetched\" header.d=example.com"
                                + " header.selector=default"));
    }

    @Test
    void eitherMechanismIsEnough() throws UnknownHostException {
        assertThat(evaluation().evaluate(received(MESSAGE, "192.0.2.1", "bounce@example.com")))
                .matches(MessageVerdict::authenticated);
        assertThat(evaluation().evaluate(received(signed(TAGS, MESSAGE), "198.51.100.1", "bounce@example.com")))
                .matches(MessageVerdict::authenticated);
        assertThat(evaluation().evaluate(received(MESSAGE, "198.51.100.1", "bounce@example.com")))
                .matches(verdict -> !verdict.authenticated());
    }

    @Test
    void aCheckOfSpfHasItsTimeWhateverTheTimeOfTheMessage() throws UnknownHostException {
        Dns zones = Zones.of("""
                example.org: [{TXT: "v=spf1 a:one.example.org a:two.example.org -all"}]
                one.example.org: [{A: 192.0.2.1}]
                two.example.org: [{A: 192.0.2.2}]
                """);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
        Dns slow = (name, type) -> {
            now.updateAndGet(time -> time.plusSeconds(15));
            return zones.query(name, type);
        };
        MessageEvaluation evaluation =
                new MessageEvaluation(slow, new KeyRecordCache(), "mx.example.net", DkimRules.CURRENT, now::get);

        MessageVerdict verdict = evaluation.evaluate(received(MESSAGE, "192.0.2.77", "u@example.org"));

        assertThat(verdict.spf().mailFromCheck().orElseThrow().result()).isInstanceOf(SpfResult.TempError.class);
    }

    @Test
    void anUnknownClientIsNotJudgedBySpf() {
        ReceivedMessage message = new ReceivedMessage(
                "upload",
                octets(signed(TAGS, MESSAGE).replace("\r\n", "\n")),
                new Envelope("", List.of()),
                new Connection.Unknown(),
                Instant.parse("2026-01-01T00:00:00Z"));

        MessageVerdict verdict = evaluation().evaluate(message);

        assertThat(verdict.spf()).isInstanceOf(SpfVerdict.NotEvaluated.class);
        assertThat(verdict.authenticated()).isTrue();
        assertThat(results(message, verdict).results())
                .extracting(MethodResult::method)
                .doesNotContain("spf");
    }

    @Test
    void aNullReversePathIsJudgedByTheHeloName() throws UnknownHostException {
        ReceivedMessage message = received(MESSAGE, "192.0.2.1", "");

        MessageVerdict verdict = evaluation().evaluate(message);

        assertThat(verdict.authenticated()).isTrue();
        assertThat(results(message, verdict).value())
                .startsWith("mx.example.net; spf=pass smtp.helo=mail.example.com; dkim=none;");
    }

    @Test
    void aSilentDnsIsATemporaryError() throws UnknownHostException {
        String message =
                signed(TAGS.replace("example.com", "slow.example"), MESSAGE.replace("example.com", "slow.example"));
        ReceivedMessage received = received(message, "192.0.2.1", "bounce@slow.example");

        assertThat(results(received, evaluation().evaluate(received)).results())
                .filteredOn(result -> !result.property("smtp", "helo").isPresent())
                .extracting(result -> result.method() + "=" + result.result())
                .containsExactly("spf=temperror", "dkim=temperror", "arc=none", "dmarc=temperror", "bimi=none");
    }

    @Test
    void withoutOneAuthorThereIsNoDmarcAndNoBimi() throws UnknownHostException {
        ReceivedMessage message =
                received("From: a@example.com\r\nFrom: b@example.com\r\n\r\n", "192.0.2.1", "bounce@example.com");

        assertThat(results(message, evaluation().evaluate(message)).value())
                .endsWith("dmarc=permerror reason=\"the message has not exactly one author domain\"; bimi=skipped"
                        + " reason=\"the message has not exactly one author domain\"");
    }

    @Test
    void theMessageMayChooseItsBimiRecord() throws UnknownHostException {
        ReceivedMessage message =
                received("BIMI-Selector: v=BIMI1; s=Brand;\r\n" + MESSAGE, "192.0.2.1", "bounce@example.com");

        assertThat(results(message, evaluation().evaluate(message)).value())
                .endsWith("; bimi=declined header.selector=brand");
    }

    private static MessageEvaluation evaluation() {
        return new MessageEvaluation(DNS, new KeyRecordCache(), "mx.example.net");
    }

    private static AuthenticationResults results(ReceivedMessage message, MessageVerdict verdict) {
        BimiVerdict bimi = BimiVerdict.of(verdict, HeaderFields.of(message.octets()), DNS);
        return VerdictResults.of("mx.example.net", verdict, message.connection(), Optional.of(bimi));
    }

    private static ReceivedMessage received(String message, String client, String reversePath)
            throws UnknownHostException {
        return new ReceivedMessage(
                "test",
                octets(message),
                new Envelope(reversePath, List.of("someone@example.net")),
                new Connection.Smtp(
                        InetAddress.getByName(client), 12345, "mail.example.com", "ESMTP", Optional.empty()),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static String signed(String tags, String message) {
        return "DKIM-Signature: " + TestSignature.complete(tags, "long", message) + "\r\n" + message;
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
