package org.mailassay.appliance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsDocumentTest {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("mailassay.root", "..")).resolve("docs/operations.md");

    /// When it fails: write the lines that it expects between the two marks.
    @Test
    void theDocumentationHasTheTableOfTheCode() throws IOException {
        List<String> document = Files.readAllLines(DOCUMENT);
        int begin = document.indexOf("<!-- settings: begin -->");
        int end = document.indexOf("<!-- settings: end -->");
        assertThat(begin).isPositive().isLessThan(end);
        assertThat(document.subList(begin + 1, end)).isEqualTo(SettingTable.markdown());
    }

    @ParameterizedTest
    @MethodSource("org.mailassay.appliance.settings.SettingTable#all")
    void everySettingHasAReadableDefaultAndAnExplanation(Setting<?> setting) {
        assertThat(setting.type().read(setting.defaultText())).isInstanceOf(Reading.Value.class);
        assertThat(setting.description()).endsWith(".");
        assertThat(setting.key()).matches("[a-z]+(\\.[a-z0-9-]+)?");
    }

    @Test
    void keysAndVariablesAreUnique() {
        assertThat(SettingTable.all()).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(SettingTable.all()).extracting(Setting::environmentName).doesNotHaveDuplicates();
    }
}
