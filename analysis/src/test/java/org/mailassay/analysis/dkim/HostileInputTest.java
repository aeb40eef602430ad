package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.HeaderLimits;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Vectors;

/// Megabytes made to be slow. Quadratic time would take hours here.
class HostileInputTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SIGNATURE =
            "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=long; bh=AAAA; b=AAAA; h=from";
    private static final String REST = "\r\nFrom: a@example.com\r\n\r\nHello.\r\n";

    /// A message's name, and the message.
    record Hostile(String name, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Hostile> messages() {
        return List.of(
                new Hostile("many tags", SIGNATURE + "; x" + numbered(200_000) + REST),
                new Hostile("one tag of white space", SIGNATURE + "; z=" + " ".repeat(3_000_000) + REST),
                new Hostile("many semicolons", SIGNATURE + ";".repeat(3_000_000) + REST),
                new Hostile("no equals signs", SIGNATURE + "; a".repeat(1_000_000) + REST),
                new Hostile("many signed fields", SIGNATURE + ":from".repeat(600_000) + REST),
                new Hostile("many signed names without a field", SIGNATURE + ":x".repeat(1_500_000) + REST),
                new Hostile("many copied fields", SIGNATURE + "; z=" + "From:x|".repeat(400_000) + "From:x" + REST),
                new Hostile("folding", SIGNATURE + "\r\n ".repeat(1_000_000) + REST),
                new Hostile("many signatures", (SIGNATURE + "\r\n").repeat(30_000) + REST.strip()),
                new Hostile("many fields", SIGNATURE + "\r\nTo: x".repeat(400_000) + REST),
                new Hostile("a body of empty lines", SIGNATURE + REST + "\r\n".repeat(5_000_000) + "x"),
                new Hostile(
                        "a body of white space", SIGNATURE + "; c=relaxed/relaxed" + REST + " \t".repeat(5_000_000)),
                new Hostile("a body of returns", SIGNATURE + "; c=relaxed/relaxed" + REST + "\r".repeat(10_000_000)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void costsLinearTime(Hostile hostile) {
        Dns dns = Vectors.in("/dkim/vectors.yml").getFirst().dns();
        Octets octets = Octets.of(hostile.message.getBytes(StandardCharsets.ISO_8859_1));
        HeaderLimits wide = new HeaderLimits(1_000_000, 1 << 30);

        assertTimeoutPreemptively(PATIENCE, () -> {
            List<DkimVerdict> verdicts = new DkimVerification(dns).verify(HeaderFields.of(octets, wide), Instant.EPOCH);
            assertThat(verdicts).isNotEmpty().noneMatch(DkimVerdict::passes);
        });
    }

    private static String numbered(int count) {
        StringBuilder tags = new StringBuilder("=0");
        for (int i = 0; i < count; i++) {
            tags.append("; x").append(i).append('=').append(i);
        }
        return tags.toString();
    }
}
