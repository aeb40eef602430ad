package org.mailassay.analysis.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.testing.Vectors;
import org.mailassay.analysis.testing.Vectors.Vector;

class DmarcRecordTest {
    static List<Vector> vectors() {
        return Vectors.list("/dmarc/tags.yml");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyTagIsReadOrFaulted(Vector vector) {
        DmarcRecord read = DmarcRecord.parse(vector.text("text"));

        assertThat(text(read.p())).isEqualTo(vector.text("p"));
        assertThat(text(read.sp())).isEqualTo(vector.text("sp"));
        assertThat(text(read.np())).isEqualTo(vector.text("np"));
        assertThat(read.psd().text()).isEqualTo(or(vector, "psd", "u"));
        assertThat(read.adkim().text()).isEqualTo(or(vector, "adkim", "r"));
        assertThat(read.aspf().text()).isEqualTo(or(vector, "aspf", "r"));
        assertThat(read.testing() ? "y" : "n").isEqualTo(or(vector, "t", "n"));
        assertThat(String.valueOf(read.percentage())).isEqualTo(or(vector, "pct", "100"));
        assertThat(read.rua().stream().map(ReportingUri::uri)).isEqualTo(vector.texts("rua"));
        assertThat(read.ruf().stream().map(ReportingUri::uri)).isEqualTo(vector.texts("ruf"));
        assertThat(read.fo().stream().sorted().map(FailureOption::text))
                .isEqualTo(vector.has("fo") ? vector.texts("fo") : List.of("0"));
        assertThat(read.faults().stream().map(DmarcRecordTest::text))
                .containsExactlyInAnyOrderElementsOf(vector.texts("faults"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1",
                "v=DMARC1;",
                "v=DMARC1 ; p=none",
                "v = DMARC1; p=none",
                "V=DMARC1;",
                "v\t=\tDMARC1\t;"
            })
    void theVersionBegins(String text) {
        assertThat(DmarcRecord.isDmarc(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "v=",
                "v=dmarc1",
                "v=DMARC",
                "v=DMARC2",
                "v=DMARC10",
                "v=DMARC1 p=none",
                "v=DMARC1, p=none",
                " v=DMARC1; p=none",
                "\"v=DMARC1; p=none\"",
                "p=none; v=DMARC1"
            })
    void otherTextsAreNoPolicyRecord(String text) {
        assertThat(DmarcRecord.isDmarc(text)).isFalse();
    }

    @Test
    void aRecordOfManyTagsOrAddressesIsReadWithinLimits() {
        String tags = "v=DMARC1; p=none" + "; a=b".repeat(12_000);
        String addresses = "v=DMARC1; p=none; rua=mailto:a@b.test" + ",mailto:a@b.test".repeat(4_000);

        assertThat(DmarcRecord.parse(tags).faults()).hasSizeLessThan(200);
        assertThat(DmarcRecord.parse(addresses).rua()).hasSizeLessThan(100);
    }

    private static String text(PolicyTag tag) {
        return switch (tag) {
            case PolicyTag.Given given -> given.value().text();
            case PolicyTag.Missing ignored -> "";
            case PolicyTag.NotValid ignored -> "invalid";
        };
    }

    private static String text(Fault fault) {
        String place = fault.offset() == Fault.WHOLE_RECORD ? "" : ":" + fault.offset();
        return fault.code() + "@" + fault.tag() + place;
    }

    private static String or(Vector vector, String field, String otherwise) {
        return vector.has(field) ? vector.text(field) : otherwise;
    }
}
