package org.mailassay.appliance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final Setting<Integer> PORT =
            Setting.of("smtp.port", ValueType.port(), "2525", "Where mail arrives.");
    private static final Setting<Duration> PATIENCE = Setting.of(
            "smtp.idle-time",
            ValueType.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "60s",
            "How long to wait.");
    private static final Setting<Long> SIZE =
            Setting.of("smtp.size", ValueType.size(1024, 1L << 30), "25M", "How large.");
    private static final Setting<List<String>> RESOLVERS =
            Setting.of("dns.resolvers", ValueType.listOf("words", Optional::of), "", "Whom to ask.");
    private static final Setting<Optional<URI>> ADDRESS =
            Setting.of("http.url", ValueType.optional(ValueType.httpAddress()), "", "The address.");
    private static final Setting<String> PASSWORD =
            Setting.secret("database.password", ValueType.text(), "The password.");
    private static final List<Setting<?>> TABLE = List.of(PORT, PATIENCE, SIZE, RESOLVERS, ADDRESS, PASSWORD);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "combined.mail.abusix.zone=ab12 | {combined.mail.abusix.zone=ab12}",
                "''                             | {}",
                "zen.spamhaus.org=ab12          | none",
                "combined.mail.abusix.zone=a.b  | none",
                "combined.mail.abusix.zone      | none",
            })
    void keysOfBlocklistsAreLabelsByTheZonesThatAskForOne(String text, @Nullable String expected) {
        String read = ValueType.blocklistKeys()
                .reader()
                .apply(text)
                .map(Object::toString)
                .orElse("none");
        assertThat(read).isEqualTo(expected == null ? "none" : expected);
    }

    @Test
    void everySettingHasItsDefault() {
        Settings settings = valid(List.of(), Map.of(), "");
        assertThat(settings.get(PORT)).isEqualTo(2525);
        assertThat(settings.get(PATIENCE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.get(SIZE)).isEqualTo(25L * 1024 * 1024);
        assertThat(settings.get(RESOLVERS)).isEmpty();
        assertThat(settings.get(ADDRESS)).isEmpty();
        assertThat(settings.origin(PORT)).isEqualTo("default");
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() {
        String file = "smtp:\n  port: 1\n  idle-time: 1m\n  size: 1M\n";
        Map<String, String> environment = Map.of("MAILASSAY_SMTP_PORT", "2", "MAILASSAY_SMTP_IDLE_TIME", "2m");
        Settings settings = valid(List.of(new GivenValue("smtp.port", "3", "--smtp-port")), environment, file);
        assertThat(settings.get(PORT)).isEqualTo(3);
        assertThat(settings.get(PATIENCE)).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.get(SIZE)).isEqualTo(1L << 20);
        assertThat(settings.origin(PATIENCE)).isEqualTo("MAILASSAY_SMTP_IDLE_TIME");
    }

    @Test
    void aSecretMayStandInAFileOfItsOwn() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "open sesame\n");
        Settings settings = valid(List.of(), Map.of("MAILASSAY_DATABASE_PASSWORD_FILE", secret.toString()), "");
        assertThat(settings.get(PASSWORD)).isEqualTo("open sesame");
    }

    @Test
    void aListMayBeWrittenBothWays() {
        assertThat(valid(List.of(), Map.of("MAILASSAY_DNS_RESOLVERS", "192.0.2.1, 192.0.2.2:5353"), "")
                        .get(RESOLVERS))
                .containsExactly("192.0.2.1", "192.0.2.2:5353");
        assertThat(valid(List.of(), Map.of(), "dns:\n  resolvers: [192.0.2.1, '192.0.2.2:5353']\n")
                        .get(RESOLVERS))
                .containsExactly("192.0.2.1", "192.0.2.2:5353");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAILASSAY_SMTP_PORT          | 70000 | MAILASSAY_SMTP_PORT: must be a port, 0 to 65535",
                "MAILASSAY_SMTP_PORT          | many  | MAILASSAY_SMTP_PORT: must be a port, 0 to 65535",
                "MAILASSAY_SMTP_PRT           | 25    | MAILASSAY_SMTP_PRT: is not a setting; did you mean MAILASSAY_SMTP_PORT?",
                "MAILASSAY_QXZ                | 25    | MAILASSAY_QXZ: is not a setting",
                "MAILASSAY_SMTP_IDLE_TIME     | 5     | MAILASSAY_SMTP_IDLE_TIME: must be a time such as 30s, 5m, 12h or 7d, 1s to 1h",
                "MAILASSAY_SMTP_IDLE_TIME     | 2h    | MAILASSAY_SMTP_IDLE_TIME: must be a time such as 30s, 5m, 12h or 7d, 1s to 1h",
                "MAILASSAY_SMTP_SIZE          | 1     | MAILASSAY_SMTP_SIZE: must be a size such as 512K, 25M or 1G, 1024 to 1073741824 bytes",
                "MAILASSAY_HTTP_URL           | ftp:x | MAILASSAY_HTTP_URL: must be an address that starts with http:// or https://, or nothing",
                "MAILASSAY_SMTP_PORT_FILE     | /none | MAILASSAY_SMTP_PORT_FILE: the file /none cannot be read",
            })
    void aWrongVariableIsNamedWithWhatWouldBeRight(String name, String text, String line) {
        assertThat(problems(Map.of(name, text), "")).containsExactly(line);
    }

    @Test
    void aValueAndItsFileAreNotBothTaken() {
        assertThat(problems(Map.of("MAILASSAY_SMTP_PORT", "1", "MAILASSAY_SMTP_PORT_FILE", "x"), ""))
                .containsExactly(
                        "MAILASSAY_SMTP_PORT_FILE: is set as well as MAILASSAY_SMTP_PORT; remove one of the two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'smtp:\n  port: x\n'         | line 2, smtp.port: must be a port, 0 to 65535",
                "'smtp:\n\n  prot: 25\n'      | line 3, smtp.prot: is not a setting; did you mean smtp.port?",
                "'smtp:\n  port:\n    a: 1\n' | line 3, smtp.port: must be a value, not a group of settings",
                "'smtp: [1'                   | line 1: is not YAML",
                "'just text'                  | line 1, the file: is not a setting",
            })
    void aWrongFileIsNamedWithItsLine(String text, String end) {
        assertThat(problems(Map.of(), text)).hasSize(1).first().asString().contains("settings.yml, " + end);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThat(problems(Map.of("MAILASSAY_SMTP_PORT", "x", "MAILASSAY_NONE", "x"), "smtp:\n  size: x\n"))
                .hasSize(3);
    }

    @Test
    void theValueItselfIsNeverShown() {
        assertThat(problems(Map.of("MAILASSAY_SMTP_PORT", "hunter2"), "http:\n  url: hunter2\n"))
                .hasSize(2)
                .noneMatch(line -> line.contains("hunter2"));
    }

    private Settings valid(List<GivenValue> options, Map<String, String> environment, String file) {
        return switch (new SettingsReader(TABLE, List.of()).read(options, environment, written(file))) {
            case SettingsOutcome.Valid(Settings settings) -> settings;
            case SettingsOutcome.Invalid(List<SettingProblem> problems) -> throw new AssertionError(problems);
        };
    }

    private List<String> problems(Map<String, String> environment, String file) {
        return switch (new SettingsReader(TABLE, List.of()).read(List.of(), environment, written(file))) {
            case SettingsOutcome.Valid valid -> throw new AssertionError(valid);
            case SettingsOutcome.Invalid(List<SettingProblem> problems) ->
                problems.stream().map(SettingProblem::line).toList();
        };
    }

    private Optional<Path> written(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.writeString(folder.resolve("settings.yml"), text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
