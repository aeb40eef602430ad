package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.testing.SharedFolder;

/// The collected oddities of another project's reporters: every one of them must be read for what it is.
class SamplesTest {
    private static final String SAMPLES = "corpora/reports/samples/";

    @Test
    void everyAggregateReportIsRead() throws IOException {
        for (String folder : List.of("aggregate", "aggregate_invalid", "extract_report")) {
            List<Path> files = files(folder);
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                assertThat(Outline.of(Files.readAllBytes(file)))
                        .as(file.toString())
                        .singleElement()
                        .asString()
                        .contains(" aggregate ")
                        .doesNotContain(" refused ");
            }
        }
    }

    @Test
    void everyFailureReportIsRecognised() throws IOException {
        assertThat(files("failure"))
                .hasSizeGreaterThan(3)
                .allSatisfy(file -> assertThat(Outline.of(Files.readAllBytes(file)))
                        .singleElement()
                        .asString()
                        .endsWith(" failure"));
    }

    @Test
    void everyTlsReportIsRecognised() throws IOException {
        assertThat(files("smtp_tls"))
                .hasSizeGreaterThan(3)
                .allSatisfy(file -> assertThat(Outline.of(Files.readAllBytes(file)))
                        .singleElement()
                        .asString()
                        .endsWith(" tls"));
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        byte[] empty = Files.readAllBytes(SharedFolder.require(SAMPLES + "empty.xml"));

        assertThat(Outline.of(empty)).containsExactly("0.0 refused empty");
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SharedFolder.require(SAMPLES + folder))) {
            return files.sorted().toList();
        }
    }
}
