package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Vectors;

/// The vectors in `dkim/vectors.yml`, each signed here with the tags that it wants.
class DkimVectorsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MESSAGE =
            "From: joe@example.com\r\nTo: you\r\nSubject: hello\r\n\r\nHello  there.\r\n\r\n\r\n";

    static Stream<Vectors.Vector> vectors() {
        return Vectors.in("/dkim/vectors.yml").stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void gives(Vectors.Vector vector) {
        if (vector.has("signed")) {
            for (String canonicalization : List.of("relaxed", "simple")) {
                String tags = "v=1; a=rsa-sha256; c=" + canonicalization + "/" + canonicalization
                        + "; d=example.com; s=long; h=from:to; bh=@; b=@";
                assertThat(result(tags, "long", vector.text("signed"), vector.text("received"), vector.dns()))
                        .as(canonicalization)
                        .isEqualTo(vector.text(canonicalization));
            }
        } else if (vector.has("selector")) {
            String identity = vector.has("identity") ? vector.text("identity") : "example.com";
            String tags = "v=1; a=rsa-sha256; d=example.com; h=from; i=@" + identity + "; s=" + vector.text("selector")
                    + "; bh=@; b=@";
            assertThat(result(tags, "long", MESSAGE, MESSAGE, vector.dns())).isEqualTo(vector.text("result"));
        } else {
            String key = vector.has("sign") ? vector.text("sign") : "long";
            assertThat(result(vector.text("tags"), key, MESSAGE, MESSAGE, vector.dns()))
                    .isEqualTo(vector.text("result"));
        }
    }

    private static String result(String tags, String key, String signed, String received, Dns dns) {
        String field = "DKIM-Signature: " + TestSignature.complete(tags, key, signed) + "\r\n";
        Octets message = Octets.of((field + received).getBytes(StandardCharsets.ISO_8859_1));
        List<DkimVerdict> verdicts = new DkimVerification(dns).verify(HeaderFields.of(message), NOW);
        assertThat(verdicts).hasSize(1);
        return ShortForm.of(verdicts.getFirst().result());
    }
}
