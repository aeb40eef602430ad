package org.mailassay.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.testing.SharedFolder;
import org.mailassay.appliance.dns.DnsServer;
import org.mailassay.appliance.dns.MasterFile;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SurroundingsSection;
import org.mailassay.appliance.spamfilter.InstalledFilters;
import org.mailassay.appliance.spamfilter.InstalledProgram;

/// The complete example of the service whose API we offer, as its page has it but for base URL and key, with swaks as
/// the sender and both filters at work.
class ReferenceExampleTest {
    private static final String ZONE = """
            example.net. 300 IN TXT "v=spf1 ip4:127.0.0.1 -all"
            _dmarc.example.net. 300 IN TXT "v=DMARC1; p=reject"
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void keepTheUnpackedDatabase() {
        StartedAppliance.keepTheUnpackedDatabase();
    }

    @Test
    void theExampleOfTheReferenceRuns() throws Exception {
        String page = Files.readString(SharedFolder.require("reference/senderaudit-api.txt"));
        for (String program : List.of("bash", "curl", "jq", "swaks")) {
            InstalledProgram.require(program);
        }
        try (DnsServer dns = DnsServer.start(MasterFile.of(ZONE));
                InstalledFilters.Running rspamd =
                        InstalledFilters.rspamd(Files.createDirectory(folder.resolve("rspamd")), dns.address());
                InstalledFilters.Running spamd =
                        InstalledFilters.spamAssassin(Files.createDirectory(folder.resolve("spamd")));
                Appliance appliance = Appliance.start(settings(dns, rspamd, spamd))) {
            String key = StartedAppliance.key(StartedAppliance.setUp(appliance));
            String audit = "http://127.0.0.1:" + appliance.httpPort() + "/api/audit/v1";
            String said = run(example(page, key, audit, appliance.smtpPort()));
            assertThat(said)
                    .containsSubsequence("Send your email to: s", "Waiting for analysis", "{", "\"overall\":", "}");
            String local = StartedAppliance.found(said, "s[0-9a-z]{15}");
            String results = run("curl -s '" + audit + "/scans/" + local + "/results' -H 'Authorization: Bearer " + key
                    + "' | jq -c '[.status, (.content.rspamd, .content.spamassassin | .score | type)]'");
            assertThat(results.strip()).isEqualTo("[\"completed\",\"number\",\"number\"]");
        }
    }

    private Settings settings(DnsServer dns, InstalledFilters.Running rspamd, InstalledFilters.Running spamd) {
        Map<String, String> values = StartedAppliance.anyPorts(folder.resolve("data"), dns.address());
        values.put(SurroundingsSection.RSPAMD.key(), rspamd.setting());
        values.put(SurroundingsSection.SPAMASSASSIN.key(), spamd.setting());
        return StartedAppliance.settings(values);
    }

    /// The script as it is printed, with the two values changed that its readers must change, and the line that sends
    /// the mail, which is a comment there, sending it.
    private static String example(String page, String key, String base, int smtpPort) {
        int begin = page.lastIndexOf("#!/bin/bash\nAPI_KEY=");
        assertThat(begin).isPositive();
        String script = page.substring(begin)
                .replace("sa_live_YOUR_KEY", key)
                .replace("https://senderaudit.com/api/v1", base)
                .replace(
                        "# echo \"Test\" | mail",
                        "swaks --server 127.0.0.1:" + smtpPort
                                + " --helo mail.example.net --from ann@example.net --to \"$EMAIL\" >/dev/null\n#");
        assertThat(script).contains(key, base, "swaks --server");
        return script;
    }

    private String run(String script) throws Exception {
        Path out = Files.createTempFile(folder, "example", ".out");
        Process process = new ProcessBuilder("/bin/bash", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(out, UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
