package org.mailassay.appliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A file is one subject, and is read in one sitting.
class SizesTest {
    private static final int LONGEST = 400;
    private static final int MEDIAN = 110;

    @Test
    void noFileIsLongerThanTheLimit() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : SourceFiles.java()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST) {
                tooLong.add(SourceFiles.root().relativize(file) + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void halfOfTheFilesAreShort() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (Path file : SourceFiles.java()) {
            if (!file.endsWith("package-info.java")) {
                lengths.add(Files.readAllLines(file).size());
            }
        }
        lengths.sort(Integer::compareTo);
        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(MEDIAN);
    }
}
