package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One small report for each oddity that reporters have sent, and what must be read from it beside it in `.txt`.
class AggregateVectorsTest {
    private static final Path VECTORS = Path.of("src/test/resources/report/aggregate");

    static List<String> vectors() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".xml"))
                    .map(name -> name.substring(0, name.length() - ".xml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isReadAsWrittenDown(String vector) throws IOException {
        String expected = Files.readString(VECTORS.resolve(vector + ".txt"));

        String read = Rendering.of(Files.readAllBytes(VECTORS.resolve(vector + ".xml")));

        assertThat(read).isEqualTo(expected);
    }
}
