package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.store.testing.TestDatabase;

/// Each command as a person or a script gives it, on a database of its own.
class CommandsTest {
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    Path folder;

    @BeforeEach
    void makeAnAccount() {
        assertThat(say("account", "create", "--email", "me@example.com").code()).isZero();
    }

    @AfterEach
    void dropTheDatabase() {
        database.close();
    }

    @Test
    void anAccountIsMadeWithItsAddressAndAKeyThatIsShownOnce() {
        Spoken made = say("account", "create", "--email", "you@example.com", "--json");
        assertThat(made.code()).isZero();
        assertThat(made.out())
                .matches("\\{\"id\":\"usr_\\d+\",\"email\":\"you@example.com\",\"reporting_address\":"
                        + "\"rua-[a-z0-9]+@mailassay.localhost\",\"api_key\":\"ma_live_[0-9A-Za-z]{40}\"}\\R");
        assertThat(say("account", "list").out())
                .contains("me@example.com", "you@example.com")
                .doesNotContain("ma_live_");
        Spoken again = say("account", "create", "--email", "YOU@example.com");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("mailassay: there is an account YOU@example.com already\n");
    }

    @Test
    void anAccountsOwnerGetsThePasswordOfAFile() throws IOException {
        Path tooShort = Files.writeString(folder.resolve("short"), "short\n");
        Spoken refused = say("account", "create", "--email", "a@example.com", "--password-file", tooShort.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("a password has 12 to 200 characters")
                .doesNotContain("short\n");
        Path password = Files.writeString(folder.resolve("long"), "correct horse battery staple\n");
        assertThat(say("account", "create", "--email", "b@example.com", "--password-file", password.toString())
                        .code())
                .isZero();
        assertThat(database.number("select count(*) from users where password_hash <> ''"))
                .isEqualTo(1);
    }

    @Test
    void anAccountIsSuspendedAndResumed() {
        assertThat(say("account", "suspend", "me@example.com").code()).isZero();
        assertThat(say("account", "list", "--json").out()).contains("\"standing\":\"suspended\"");
        assertThat(say("account", "resume", "me@example.com").code()).isZero();
        assertThat(say("account", "list", "--json").out()).contains("\"standing\":\"active\"");
        assertThat(say("account", "suspend", "nobody@example.com").err())
                .startsWith("mailassay: there is no account nobody@example.com");
    }

    @Test
    void aDomainIsAddedActivatedAndListed() {
        assertThat(say("domain", "add", "Example.COM").out()).endsWith("example.com (ud_1), not active\n");
        assertThat(say("domain", "add", "example.com").err()).contains("already");
        assertThat(say("domain", "add", "example.com", "--activate", "--json").out())
                .isEqualTo("{\"id\":\"ud_1\",\"name\":\"example.com\",\"active\":true,\"dns_status\":\"unknown\"}\n");
        assertThat(say("domain", "list", "--account", "me@example.com").out().lines())
                .containsExactly("ID    NAME         ACTIVE  DNS", "ud_1  example.com  yes     unknown");
        assertThat(say("domain", "add", "not a domain").err())
                .isEqualTo("mailassay: not a domain is not a domain name\n");
    }

    @Test
    void aVerifiedDomainIsLookedAtAndTheChangesAreTold() throws IOException {
        Path zones = Files.writeString(folder.resolve("zones.yml"), """
                example.com: [TXT: v=spf1 -all, MX: [10, mx.example.com]]
                """);
        assertThat(say("domain", "add", "example.com").code()).isZero();
        assertThat(say("monitor", "run", "example.com", "--dns", zones.toString())
                        .err())
                .isEqualTo("mailassay: example.com is not verified, so it is not monitored\n");
        database.execute("update domains set verified_at = now()");
        assertThat(say("monitor", "run", "example.com", "--dns", zones.toString())
                        .out())
                .containsPattern("SPF +example.com +v=spf1 -all")
                .containsPattern("DMARC +_dmarc.example.com +-")
                .contains("new  MX example.com  10 mx.example.com");
        assertThat(say("monitor", "run", "example.com", "--dns", zones.toString())
                        .out())
                .endsWith("Nothing has changed.\n");
        Files.writeString(zones, "example.com: [TXT: v=spf1 ~all, SERVFAIL]");
        assertThat(say("monitor", "run", "example.com", "--dns", zones.toString(), "--json")
                        .out())
                .contains("\"complete\":false", "{\"change\":\"removed\",\"type\":\"SPF\"", "v=spf1 ~all")
                .doesNotContain("\"removed\",\"type\":\"MX\"");
    }

    @Test
    void aKeyIsMadeListedAndRevoked() {
        Spoken made = say("key", "create", "--name", "script", "--scopes", "read");
        assertThat(made.out()).containsPattern("ma_live_[0-9A-Za-z]{40}");
        assertThat(say("key", "list").out())
                .contains("script")
                .contains("read")
                .doesNotContainPattern("[0-9A-Za-z_]{20}");
        assertThat(say("key", "revoke", "2").code()).isZero();
        assertThat(say("key", "revoke", "2").err()).isEqualTo("mailassay: the account has no active key 2\n");
        assertThat(say("key", "create", "--scopes", "everything").err()).contains("everything is not a scope");
    }

    @Test
    void theAccountMustBeSaidOnceThereAreSeveral() {
        say("account", "create", "--email", "you@example.com");
        Spoken unclear = say("domain", "list");
        assertThat(unclear.code()).isEqualTo(1);
        assertThat(unclear.err()).isEqualTo("mailassay: there are several accounts; say which with --account EMAIL\n");
    }

    @Test
    void reportsAreImportedOnceAndCountedByOutcome() throws IOException {
        say("domain", "add", "example.com", "--activate");
        Files.writeString(folder.resolve("one.xml"), report("r1", "example.com"));
        Files.write(folder.resolve("two.xml.gz"), gzip(report("r2", "elsewhere.example")));
        Files.writeString(
                folder.resolve("broken.xml"), report("r3", "example.com").substring(0, 200));
        Files.writeString(folder.resolve("note.txt"), "nothing of interest");
        Spoken first = say("import", folder.toString(), "--json");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains(
                        "\"messages\":4", "\"imported_before\":0", "\"stored\":1", "\"unassigned\":1", "\"refused\":2");
        Spoken second = say("import", folder.toString(), "--json");
        assertThat(second.out()).contains("\"messages\":4", "\"imported_before\":4", "\"stored\":0");
        assertThat(database.number("select sum(messages) from daily_totals")).isEqualTo(3);
    }

    @Test
    void theIntakeIsListedAndRetried() throws IOException {
        Files.writeString(folder.resolve("note.txt"), "nothing of interest");
        say("import", folder.toString());
        assertThat(say("intake", "list", "--fate", "refused").out()).contains("not_a_report");
        assertThat(say("intake", "list", "--json").out()).contains("\"fate\":\"refused\",\"reason\":\"not_a_report\"");
        assertThat(say("intake", "retry", "--json").out()).isEqualTo("{\"outcomes\":{\"refused\":1}}\n");
        assertThat(say("intake", "retry", "999999").code()).isEqualTo(1);
        assertThat(say("intake", "list", "--fate", "lost").err()).contains("lost is not a fate");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        Spoken missing = say("import", folder.resolve("missing").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err())
                .startsWith("mailassay: there is no file or folder")
                .hasLineCount(1);
    }

    @Test
    void theStatusOfEachPartIsShown() throws IOException {
        String settings = Files.writeString(
                        folder.resolve("settings.yml"), "dns: {resolvers: '127.0.0.1:9', try-time: 1s, tries: 1}\n")
                .toString();
        database.execute("insert into nodes values ('node-1', '0.1.0', now(), now())");
        Spoken status = say("status", "--data", folder.toString(), "--config", settings);
        assertThat(status.code())
                .as("there is no certificate before the first start")
                .isEqualTo(1);
        assertThat(status.err())
                .startsWith("mailassay: not working: ")
                .contains("certificate")
                .hasLineCount(1);
        assertThat(status.out())
                .contains("ok         database: It answers.", "ok         nodes: 1 node works on the database.");
        assertThat(say("status", "--json", "--data", folder.toString(), "--config", settings)
                        .out())
                .contains("{\"name\":\"database\",\"status\":\"ok\",");
    }

    @Test
    void aDatabaseThatIsAwayIsOneLine() {
        Spoken away = Spoken.by("account", "list", "--database", "jdbc:postgresql://127.0.0.1:1/none");
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.err()).startsWith("mailassay: ").hasLineCount(1);
    }

    private Spoken say(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add("--database");
        arguments.add(database.settings().url());
        return Spoken.by(arguments.toArray(String[]::new));
    }

    private static String report(String id, String domain) {
        return """
                <feedback>
                  <report_metadata>
                    <org_name>Reporter</org_name><email>r@example.net</email><report_id>%s</report_id>
                    <date_range><begin>1767225600</begin><end>1767311999</end></date_range>
                  </report_metadata>
                  <policy_published><domain>%s</domain><p>none</p></policy_published>
                  <record>
                    <row>
                      <source_ip>198.51.100.7</source_ip><count>3</count>
                      <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated>
                    </row>
                    <identifiers><header_from>%s</header_from></identifiers>
                    <auth_results><spf><domain>%s</domain><result>fail</result></spf></auth_results>
                  </record>
                </feedback>
                """.formatted(id, domain, domain, domain);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
