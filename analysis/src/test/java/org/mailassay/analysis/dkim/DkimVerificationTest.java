package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.HeaderLimits;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Vectors;

/// What concerns a message's signatures together, or what a verdict tells beside its result.
class DkimVerificationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MESSAGE = "From: joe@example.com\r\nSubject: hello\r\n\r\nHello there.\r\n";
    private static final String TAGS = "v=1; a=rsa-sha256; d=example.com; s=long; h=from:subject; ";

    private static Dns dns = (_, _) -> new DnsAnswer.NoSuchName(Security.INDETERMINATE);

    @BeforeAll
    static void zones() {
        dns = Vectors.in("/dkim/vectors.yml").getFirst().dns();
    }

    @Test
    void aVerdictTellsOfSignatureAndKey() {
        DkimVerdict verdict = verify(signed(TAGS + "i=joe@sub.example.com; bh=@; b=@", MESSAGE))
                .getFirst();

        assertThat(verdict.passes()).isTrue();
        assertThat(verdict.key())
                .contains(new KeyFacts(
                        new DomainName("long._domainkey.example.com"),
                        KeyType.RSA,
                        2048,
                        false,
                        Security.INDETERMINATE));
        DkimSignature signature = verdict.signature().orElseThrow();
        assertThat(signature.identity()).hasToString("joe@sub.example.com");
        assertThat(signature.covers("subject")).isTrue();
        assertThat(signature.covers("date")).isFalse();
    }

    @Test
    void theNumberOfSignaturesEvaluatedIsLimitedButMalformedOnesDoNotCount() {
        String malformed = "DKIM-Signature: v=1\r\n";
        List<DkimVerdict> verdicts =
                verify(malformed.repeat(100) + signed(TAGS + "bh=@; b=@", "").repeat(12) + MESSAGE);

        assertThat(verdicts).hasSize(112);
        assertThat(verdicts.subList(0, 100)).allMatch(one -> one.result() instanceof DkimResult.Neutral);
        assertThat(verdicts.subList(100, 110)).allMatch(one -> one.result() instanceof DkimResult.Fail);
        assertThat(verdicts.subList(110, 112))
                .allSatisfy(one -> assertThat(ShortForm.of(one.result())).isEqualTo("neutral:TOO_MANY_SIGNATURES"));
    }

    /// A signature may sign other signatures, but never itself (RFC 6376, section 3.5, `h=`).
    @Test
    void signaturesMaySignOthers() {
        String first = signed(TAGS + "bh=@; b=@", MESSAGE);
        String second = signed(
                "v=1; a=rsa-sha256; d=example.com; s=long; h=from:dkim-signature:dkim-signature; bh=@; b=@", first);

        assertThat(verify(second)).extracting(one -> ShortForm.of(one.result())).containsExactly("pass", "pass");
        assertThat(verify("DKIM-Signature: v=1\r\n" + second))
                .extracting(one -> ShortForm.of(one.result()))
                .containsExactly("neutral:MISSING_TAG", "fail:SIGNATURE", "pass");
    }

    @Test
    void eachKeyIsAskedForOnce() {
        AtomicInteger questions = new AtomicInteger();
        Dns counting = (name, type) -> {
            questions.incrementAndGet();
            return dns.query(name, type);
        };
        String message = signed(TAGS + "bh=@; b=@", signed(TAGS + "bh=@; b=@", MESSAGE));

        assertThat(new DkimVerification(counting).verify(fields(message), NOW)).allMatch(DkimVerdict::passes);
        assertThat(questions).hasValue(1);
    }

    /// Different lengths of one body come from one pass and one digest.
    @Test
    void signaturesOfDifferentLengthsAndCanonicalizationsHoldTogether() {
        String message = IntStream.of(0, 3, 14, 14, 5)
                .mapToObj(length -> TAGS + "l=" + length + "; bh=@; b=@")
                .reduce(
                        signed(TAGS + "c=relaxed/relaxed; bh=@; b=@", MESSAGE),
                        (soFar, tags) -> signed(tags, soFar),
                        String::concat);

        assertThat(verify(message))
                .extracting(one -> ShortForm.of(one.result()))
                .containsExactly("pass:9", "pass", "pass", "pass:11", "pass:14", "pass");
    }

    @Test
    void copiedFieldsTellWhichWereChanged() {
        String message = signed(TAGS + "z=From:joe=40example.com|Subject:=20hello|X-None:1; bh=@; b=@", MESSAGE);

        assertThat(verify(message.replace("Subject: hello", "Subject: goodbye"))
                        .getFirst()
                        .result())
                .isInstanceOfSatisfying(
                        DkimResult.Fail.class,
                        fail -> assertThat(fail.changedFields()).containsExactly("subject", "x-none"));
    }

    @Test
    void anIncompleteHeaderIsNotJudged() {
        HeaderFields fields = HeaderFields.of(octets(signed(TAGS + "bh=@; b=@", MESSAGE)), new HeaderLimits(2, 10_000));

        assertThat(new DkimVerification(dns).verify(fields, NOW))
                .singleElement()
                .satisfies(one -> assertThat(ShortForm.of(one.result())).isEqualTo("permerror:HEADER_TOO_LARGE"));
    }

    @Test
    void aMessageWithoutSignatureHasNoVerdict() {
        assertThat(verify(MESSAGE)).isEmpty();
        assertThat(verify("")).isEmpty();
    }

    @Test
    void theHistoricRulesAcceptWhatWasAcceptableOnce() {
        String message = signed("a=rsa-sha1; q=dns; d=example.com; s=long; h=from; bh=@; b=@", MESSAGE);

        assertThat(new DkimVerification(dns, DkimRules.HISTORIC, new KeyRecordCache()).verify(fields(message), NOW))
                .allMatch(DkimVerdict::passes);
    }

    @Test
    void aTlsReportMayBeSignedWithAKeyForReports() {
        String p = ((DnsAnswer.Found) dns.query("long._domainkey.example.com", RecordType.TXT))
                .as(DnsRecord.Txt.class)
                .getFirst()
                .joined();
        Dns reports = (_, _) -> new DnsAnswer.Found(
                List.of(DnsRecord.Txt.of(p + "; s=tlsrpt")), List.of(), Duration.ofMinutes(1), Security.SECURE);
        HeaderFields message = fields(signed(TAGS + "bh=@; b=@", MESSAGE));

        assertThat(new DkimVerification(reports, DkimRules.TLS_REPORT, new KeyRecordCache()).verify(message, NOW))
                .allMatch(DkimVerdict::passes);
        assertThat(new DkimVerification(reports).verify(message, NOW))
                .singleElement()
                .satisfies(one -> assertThat(ShortForm.of(one.result())).isEqualTo("permerror:KEY_SERVICE"));
    }

    private static String signed(String tags, String message) {
        return "DKIM-Signature: " + TestSignature.complete(tags, "long", message) + "\r\n" + message;
    }

    private static List<DkimVerdict> verify(String message) {
        return new DkimVerification(dns).verify(fields(message), NOW);
    }

    private static HeaderFields fields(String message) {
        return HeaderFields.of(octets(message));
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
