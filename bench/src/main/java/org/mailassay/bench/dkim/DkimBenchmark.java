package org.mailassay.bench.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.dkim.BodyCanonicalization;
import org.mailassay.analysis.dkim.DkimRules;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.DkimVerification;
import org.mailassay.analysis.dkim.HeaderCanonicalization;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dkim.KeyType;
import org.mailassay.analysis.dkim.SigningKey;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// DKIM of a 50 kB newsletter with RSA-2048, the key at hand, from the octets to the verdict.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DkimBenchmark {
    private static final int BODY = 50_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEADER = """
            Received: from mail.example.com (mail.example.com [192.0.2.1])\r
            \tby mx.example.net with ESMTPS id 4c8Xk33Vz9z; Thu, 1 Jan 2026 00:00:00 +0000 (UTC)\r
            From: The Example Company <news@example.com>\r
            To: someone@example.net\r
            Subject: All the news that is fit for an example\r
            Date: Thu, 1 Jan 2026 00:00:00 +0000\r
            Message-ID: <20260101000000.1@example.com>\r
            MIME-Version: 1.0\r
            Content-Type: text/html; charset=utf-8\r
            List-Unsubscribe: <https://example.com/u/1>, <mailto:u@example.com>\r
            List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
            \r
            """;

    private Octets unsigned = Octets.of(new byte[0]);
    private Octets one = unsigned;
    private Octets ten = unsigned;
    private Octets tenDifferent = unsigned;
    private ZoneDns dns = ZoneDns.builder().build();
    private final KeyRecordCache cache = new KeyRecordCache();

    /// Signs the messages.
    @Setup
    public void sign() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        dns = ZoneDns.builder()
                .text(
                        "s1._domainkey.example.com",
                        "v=DKIM1; k=rsa; p="
                                + Base64.getEncoder()
                                        .encodeToString(pair.getPublic().getEncoded()))
                .build();
        SigningKey key = ((SigningKey.Read) SigningKey.of(KeyType.RSA, pair.getPrivate())).key();
        String message = HEADER + body();
        unsigned = octets(message);
        one = octets(signed(message, key, HeaderCanonicalization.RELAXED, BodyCanonicalization.RELAXED));
        ten = unsigned;
        tenDifferent = unsigned;
        for (int i = 0; i < 10; i++) {
            ten = octets(signed(ten.latin1(), key, HeaderCanonicalization.RELAXED, BodyCanonicalization.RELAXED));
            tenDifferent = octets(signed(
                    tenDifferent.latin1(),
                    key,
                    i / 2 % 2 == 0 ? HeaderCanonicalization.SIMPLE : HeaderCanonicalization.RELAXED,
                    i % 2 == 0 ? BodyCanonicalization.SIMPLE : BodyCanonicalization.RELAXED));
        }
        for (Octets each : List.of(one, ten, tenDifferent)) {
            if (!verify(each).stream().allMatch(DkimVerdict::passes)) {
                throw new IllegalStateException("a signature does not hold");
            }
        }
    }

    private static String signed(
            String message, SigningKey key, HeaderCanonicalization header, BodyCanonicalization body) {
        DkimSigning signing = new DkimSigning(new DomainName("example.com"), new DomainName("s1"), key, header, body);
        return signing.sign(octets(message), NOW) + message;
    }

    /// Lines of markup and words with single spaces, as newsletters have them.
    private static String body() {
        Random random = new Random(50_000);
        StringBuilder body = new StringBuilder(BODY);
        while (body.length() < BODY - 80) {
            body.append("<p style=\"margin:0\">");
            for (int words = 4 + random.nextInt(8); words > 0; words--) {
                for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
                    body.append((char) ('a' + random.nextInt(26)));
                }
                body.append(words > 1 ? " " : "</p>\r\n");
            }
        }
        return body.append("\r\n").toString();
    }

    private List<DkimVerdict> verify(Octets message) {
        return new DkimVerification(dns, DkimRules.CURRENT, cache).verify(HeaderFields.of(message), NOW);
    }

    @Benchmark
    public List<DkimVerdict> oneSignature() {
        return verify(one);
    }

    /// All over the same canonical body.
    @Benchmark
    public List<DkimVerdict> tenSignatures() {
        return verify(ten);
    }

    /// Over both canonical bodies.
    @Benchmark
    public List<DkimVerdict> tenSignaturesOfEveryCanonicalization() {
        return verify(tenDifferent);
    }

    /// What reading the header alone costs.
    @Benchmark
    public HeaderFields header() {
        return HeaderFields.of(one);
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
