package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Resources;
import org.mailassay.analysis.testing.Zones;

/// The signed messages in RFC 6376, appendix A and in RFC 8463, appendix A.3.
class RfcExamplesTest {
    @ParameterizedTest
    @CsvSource({"rfc6376-appendix-a.eml, 1", "rfc8463-appendix-a.eml, 2"})
    void everySignatureHolds(String file, int signatures) {
        Octets message = LineEndings.canonical(Octets.of(Resources.bytes("/dkim/" + file)));

        assertThat(new DkimVerification(Zones.of(Resources.text("/dkim/rfc-examples.yml")))
                        .verify(HeaderFields.of(message), Instant.EPOCH))
                .hasSize(signatures)
                .allSatisfy(verdict -> assertThat(verdict.result()).isEqualTo(new DkimResult.Pass(0)));
    }
}
