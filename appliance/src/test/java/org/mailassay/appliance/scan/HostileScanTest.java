package org.mailassay.appliance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mails that are made to cost are scanned by a virtual machine with the heap that the launcher gives. The first error
/// for want of memory would end it, whoever met it.
class HostileScanTest {
    @Test
    @Timeout(300)
    void everyScanComesToItsEndAndLeavesNothingInMemory() throws IOException {
        Process scanning = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Xss512k",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileScans.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(scanning.getInputStream(), StandardCharsets.UTF_8))) {
            lines = output.lines()
                    .filter(line -> line.startsWith("scanned: ") || line.contains("OutOfMemory"))
                    .toList();
        }

        assertThat(lines)
                .containsExactly(
                        "scanned: NOTHING completed",
                        "scanned: FIFTY_MEGABYTES_OF_HEADER completed",
                        "scanned: FIFTY_MEGABYTES_OF_ONE_FIELD completed",
                        "scanned: A_PICTURE_OF_100_MEGABYTES completed",
                        "scanned: A_TEXT_OF_100_MEGABYTES completed",
                        "scanned: A_PICTURE_OF_3600_MEGAPIXELS completed",
                        "scanned: TEN_THOUSAND_LINKS completed",
                        "scanned: MIME_DEPTH_OF_1000 completed",
                        "scanned: A_MILLION_NESTED_TAGS completed",
                        "scanned: heap flat");
    }
}
