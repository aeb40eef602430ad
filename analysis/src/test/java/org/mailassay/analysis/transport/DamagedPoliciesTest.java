package org.mailassay.analysis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Mutations;

class DamagedPoliciesTest {
    @Test
    void aDamagedPolicyIsRead() {
        List<byte[]> seeds = List.of(
                "version: STSv1\r\nmode: enforce\r\nmx: mail.a.test\r\nmx: *.b.test\r\nmax_age: 604800\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1),
                "version:STSv1\nmode: none\nmax_age:0".getBytes(StandardCharsets.ISO_8859_1));

        new Mutations().ofOctets(seeds, 10_000, octets -> {
            MtaStsPolicy policy = MtaStsPolicy.parse(Octets.of(octets));
            assertThat(policy.maxAge().orElse(0)).isBetween(0L, 31_557_600L);
            assertThat(policy.faults()).hasSizeLessThan(100);
            policy.permits("mail.a.test");
        });
    }

    @Test
    void aPolicyOfMegabytesIsCutOff() {
        MtaStsPolicy policy =
                MtaStsPolicy.parse(Octets.of("mx: a.test\n".repeat(1_000_000).getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(policy.text()).hasSize(MtaStsPolicy.LARGEST);
        assertThat(policy.isValid()).isFalse();
    }

    @Test
    void damagedRecordsAreRead() {
        List<String> seeds = List.of(
                "v=STSv1; id=20260101;", "v=TLSRPTv1; rua=mailto:a@b.test,https://b.test/tls; rua=mailto:c@b.test");

        new Mutations().of(seeds, 10_000, text -> {
            assertThat(MtaStsRecord.parse(text).id()).matches("[A-Za-z0-9]{0,32}");
            assertThat(TlsReportingRecord.parse(text).rua())
                    .allSatisfy(uri -> assertThat(uri).matches("(?i)(mailto|https):[!-~]+"));
        });
    }
}
