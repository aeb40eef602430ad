package org.mailassay.analysis.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Mutations;
import org.mailassay.analysis.testing.Vectors;

class DamagedIndicatorsTest {
    private static final String ROOT = "xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\"";

    @Test
    void aDamagedImageIsJudged() {
        List<byte[]> seeds = new ArrayList<>();
        Vectors.list("/bimi/indicators.yml")
                .forEach(vector ->
                        seeds.add(vector.text("svg").replace("$ROOT", ROOT).getBytes(StandardCharsets.UTF_8)));
        seeds.add(MarkAuthority.gzip(seeds.getFirst()));

        new Mutations()
                .ofOctets(
                        seeds,
                        15_000,
                        octets -> assertThat(Indicator.of(Octets.of(octets)).findings())
                                .hasSizeLessThan(300));
    }

    @Test
    void aDamagedRecordOrSelectorIsReadOrRefused() {
        List<String> seeds = List.of(
                "v=BIMI1; l=https://a.test/logo.svg; a=https://a.test/mark.pem; avp=brand; lps=true",
                "v=BIMI1; s=winter",
                "v=BIMI1; l=; a=;");

        new Mutations().of(seeds, 10_000, text -> {
            if (BimiRecord.isBimi(text)) {
                assertThat(BimiRecord.parse(text).location()).matches("|https://[!-~]+");
            }
            if (BimiSelector.ofField(text) instanceof BimiSelector.Given given) {
                assertThat(given.name()).matches("[a-z0-9.-]+");
            }
            BimiSelector.ofLocalPart(text)
                    .ifPresent(selector -> assertThat(selector).matches("[a-z0-9-]{1,63}"));
        });
    }
}
