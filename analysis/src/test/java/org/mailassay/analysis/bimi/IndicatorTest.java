package org.mailassay.analysis.bimi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Vectors;
import org.mailassay.analysis.testing.Vectors.Vector;

class IndicatorTest {
    private static final String ROOT = "xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\"";
    private static final String SMALL = "<svg " + ROOT + " viewBox=\"0 0 9 9\"><title>Ex\u00e4mple</title></svg>";

    static List<Vector> vectors() {
        return Vectors.list("/bimi/indicators.yml");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theProfileIsChecked(Vector vector) {
        Indicator indicator = judge(vector.text("svg").replace("$ROOT", ROOT));

        assertThat(indicator.findings().stream()
                        .map(finding -> finding.reason().code() + (finding.line() == 0 ? "" : "@" + finding.line())))
                .containsExactlyInAnyOrderElementsOf(vector.texts("faults"));
        assertThat(indicator.isValid()).isEqualTo(indicator.findings().stream().noneMatch(IndicatorFinding::isError));
    }

    @Test
    void theTitleIsRead() {
        assertThat(judge(SMALL).title()).isEqualTo("Ex\u00e4mple");
    }

    @Test
    void compressedFilesAreUnpacked() {
        Indicator indicator = Indicator.of(gzip(SMALL.getBytes(StandardCharsets.UTF_8)));

        assertThat(indicator.findings()).isEmpty();
        assertThat(indicator.compressed()).isTrue();
        assertThat(new String(indicator.svg().toByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(SMALL);
    }

    @Test
    void otherEncodingsAreRead() {
        String document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + SMALL;

        assertThat(Indicator.of(Octets.of(document.getBytes(Charset.forName("UTF-16"))))
                        .title())
                .isEqualTo("Ex\u00e4mple");
    }

    @Test
    void moreThanThirtyTwoKilobytesAreTooMany() {
        String padding = "<!--" + "x".repeat(Indicator.LARGEST) + "-->";

        assertThat(reasons(judge(SMALL + padding))).containsExactly(IndicatorFault.TOO_LARGE);
    }

    @Test
    void aBombIsNotUnpacked() {
        Indicator indicator = Indicator.of(gzip(new byte[64 << 20]));

        assertThat(reasons(indicator)).containsExactly(IndicatorFault.BAD_GZIP);
    }

    @Test
    void damagedGzipIsAFinding() {
        byte[] damaged = gzip(SMALL.getBytes(StandardCharsets.UTF_8)).toByteArray();

        assertThat(reasons(Indicator.of(Octets.of(damaged).slice(0, damaged.length / 2))))
                .containsExactly(IndicatorFault.BAD_GZIP);
    }

    @Test
    void deepNestingEndsTheReading() {
        String deep = "<svg " + ROOT + " viewBox=\"0 0 1 1\"><title>x</title>" + "<g>".repeat(3_000);

        assertThat(reasons(judge(deep))).containsExactly(IndicatorFault.TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"width='1~x'", "viewBox='0~x'", "viewBox='0 0 1~,~x'", "preserveAspectRatio='none~x'", "id='~'"})
    void whiteSpaceCostsLinearTime(String attribute) {
        String svg = "<svg " + ROOT + " " + attribute.replace("~", " ".repeat(200_000)) + "/>";

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(judge(svg).isValid()).isFalse());
    }

    @Test
    void findingsAreNotMoreThanAPersonReads() {
        StringBuilder many = new StringBuilder("<svg " + ROOT + " viewBox=\"0 0 1 1\"><title>x</title>");
        for (int i = 0; i < 2_000; i++) {
            many.append("<e").append(i).append("/>");
        }

        Indicator indicator = judge(many.append("</svg>").toString());

        assertThat(indicator.findings()).hasSizeLessThan(300);
        assertThat(indicator.isValid()).isFalse();
    }

    private static List<IndicatorFault> reasons(Indicator indicator) {
        return indicator.findings().stream().map(IndicatorFinding::reason).toList();
    }

    private static Indicator judge(String svg) {
        return Indicator.of(Octets.of(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Octets gzip(byte[] data) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(data);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Octets.of(packed.toByteArray());
    }
}
