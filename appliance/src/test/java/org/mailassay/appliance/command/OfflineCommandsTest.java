package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that need no database.
class OfflineCommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "account create",
                "account list",
                "account suspend",
                "account resume",
                "domain add",
                "domain list",
                "key create",
                "key list",
                "key revoke",
                "import",
                "report parse",
                "intake list",
                "intake retry",
                "spf",
                "verify",
                "domain",
                "bimi",
                "scan",
                "check",
                "version"
            })
    void everyCommandExplainsItself(String command) {
        Spoken help = Spoken.by((command + " --help").split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: mailassay " + command).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "account", "account nonsense", "domain add", "up --nonsense"})
    void wrongUseIsExplainedAndHasACodeOfItsOwn(String line) {
        Spoken wrong = Spoken.by(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).isNotBlank();
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void checkShowsEverySettingAndHidesSecrets() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yml"), "database:\n  password: open sesame\n");
        Spoken shown = Spoken.by("check", "--config", file.toString());
        assertThat(shown.code()).isZero();
        assertThat(shown.out())
                .contains("smtp.port", "2525", "(secret)", "settings.yml, line 2, database.password")
                .endsWith("The settings are valid.\n")
                .doesNotContain("sesame");
    }

    @Test
    void checkTellsEverythingThatIsWrong() throws IOException {
        Path file = Files.writeString(
                folder.resolve("settings.yml"), "smtp:\n  port: none\n  tls-key: key.pem\nhtp:\n  port: 80\n");
        Spoken shown = Spoken.by("check", "--config", file.toString());
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.err().lines()).hasSize(2).allMatch(line -> line.startsWith("mailassay: "));
        assertThat(shown.err())
                .contains("smtp.port: must be a port", "htp.port: is not a setting; did you mean http.port?");
        assertThat(Spoken.by("check", "--json", "--config", file.toString()).out())
                .startsWith("{\"valid\":false,\"problems\":[{\"place\":");
    }

    @Test
    void aCertificateNeedsItsKey() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yml"), "smtp:\n  tls-certificate: chain.pem\n");
        assertThat(Spoken.by("check", "--config", file.toString()).err())
                .isEqualTo("mailassay: smtp.tls-certificate and smtp.tls-key: must both be set, or neither\n");
    }

    @Test
    void theKeyThatSignsIsRead() throws IOException {
        Path key = folder.resolve("key.pem");
        Path file = Files.writeString(
                folder.resolve("settings.yml"),
                "outgoing:\n  dkim-domain: a.example\n  dkim-selector: s1\n  dkim-key: " + key + "\n");
        Spoken absent = Spoken.by("check", "--config", file.toString());
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err())
                .startsWith("mailassay: outgoing.dkim-key: mail cannot be signed: " + key + " cannot be read")
                .hasLineCount(1);
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThat(Spoken.by("check", "--config", file.toString()).err())
                .startsWith("mailassay: outgoing.dkim-key: mail cannot be signed with " + key + ": ");
    }

    @Test
    void reportParsePrintsALineForEachFile() throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "nothing of interest");
        Spoken parsed = Spoken.by("report", "parse", note.toString());
        assertThat(parsed.code()).isZero();
        assertThat(parsed.out())
                .hasLineCount(1)
                .startsWith("{\"file\":\"" + note + "\",\"kind\":\"none\",\"outcome\":\"refused\","
                        + "\"reason\":\"not_a_report\",")
                .endsWith(",\"reports\":[]}\n");
        Spoken missing = Spoken.by(
                "report", "parse", note.toString(), folder.resolve("missing").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.out()).hasLineCount(1);
        assertThat(missing.err()).endsWith("missing: there is no such file\n");
    }

    @Test
    void versionNamesTheJava() {
        assertThat(Spoken.by("version", "--json").out()).contains("\"java\":\"25");
    }
}
