package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Reports and bombs of 64 MB are read by a virtual machine that has a heap of 32 MB for everything.
class FlatMemoryTest {
    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void theHeapNeedNotHoldAReport() throws IOException {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeReports.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8))) {
            lines = output.lines().toList();
        }

        assertThat(lines)
                .containsExactly(
                        "report: [0.0 aggregate 1 with 180000]",
                        "records before the header: [0.0 aggregate 1 with 180000]",
                        "in an archive: [0.0 aggregate 1 with 180000]",
                        "bomb: [0.0 aggregate 1 refused too_high_ratio]",
                        "more than 64 MB: [0.0 aggregate 1 refused too_large_unpacked]",
                        "one comment: [0.0 aggregate 1 with 0]",
                        "one value: [0.0 aggregate 1 refused too_complex_xml]",
                        "one tag: [0.0 aggregate 1 refused too_complex_xml]",
                        "names: [0.0 aggregate 1 refused too_complex_xml]",
                        "white space: [0.0 refused empty]");
    }
}
