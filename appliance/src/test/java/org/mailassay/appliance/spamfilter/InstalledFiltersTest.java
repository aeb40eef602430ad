package org.mailassay.appliance.spamfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.spamfilter.FilterAnswer;
import org.mailassay.analysis.spamfilter.FilterAnswer.FiredRule;
import org.mailassay.analysis.spamfilter.FilterAnswer.Judged;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// The programs themselves, each with folders of its own and without any network.
class InstalledFiltersTest {
    /// The text that every filter must take for spam.
    private static final String GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

    @TempDir
    Path folder;

    @Test
    void rspamdJudgesTheRealClient() throws IOException, InterruptedException {
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("rspamd.conf"), """
                .include "/etc/rspamd/common.conf"
                options {
                  .include "/etc/rspamd/options.inc"
                  dns { nameserver = ["127.0.0.1:9"]; timeout = 100ms; retransmits = 1; }
                  filters = "chartable,regexp";
                  control_socket = "%1$s/control mode=0600";
                }
                logging { type = "console"; level = "error"; }
                worker "normal" { bind_socket = "127.0.0.1:%2$d"; mime = true; count = 1; }
                asn { enabled = false; } rbl { enabled = false; } fuzzy_check { enabled = false; }
                dkim { enabled = false; } spf { enabled = false; } dmarc { enabled = false; } arc { enabled = false; }
                greylist { enabled = false; } ratelimit { enabled = false; } replies { enabled = false; }
                neural { enabled = false; } history_redis { enabled = false; } reputation { enabled = false; }
                phishing { enabled = false; }
                """.formatted(folder, port));
        RspamdFilter filter =
                new RspamdFilter(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TestMail.DNS);
        List<String> arguments = List.of(
                "-f",
                "-i",
                "-c",
                configuration.toString(),
                "--var=DBDIR=" + folder,
                "--var=RUNDIR=" + folder,
                "--var=LOGDIR=" + folder);
        try (InstalledProgram _ = InstalledProgram.start("rspamd", arguments, folder, answers(filter))) {
            assertThat(judged(filter, GTUBE, "mail.example.com").score()).isGreaterThanOrEqualTo(15);
            Judged harmless = judged(filter, TestMail.BODY, "198.51.100.1");
            assertThat(harmless.threshold()).isEqualTo(15);
            assertThat(harmless.rules()).extracting(FiredRule::name).contains("HFILTER_HELO_BADIP");
            assertThat(harmless.rules()).allMatch(rule -> Math.abs(rule.score()) < 15);
        } finally {
            filter.close();
        }
    }

    @Test
    void spamAssassinJudgesTheRealClient() throws IOException, InterruptedException {
        int port = freePort();
        SpamAssassinFilter filter = new SpamAssassinFilter(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TestMail.DNS, "mx.assay.example.net");
        Path home = Files.createDirectory(folder.resolve("home"));
        List<String> arguments = List.of(
                "-L",
                "-x",
                "-i",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "--max-children=1",
                "-H",
                home.toString(),
                "--syslog=stderr",
                "--pidfile=" + folder.resolve("spamd.pid"));
        try (InstalledProgram _ = InstalledProgram.start("spamd", arguments, folder, answers(filter))) {
            assertThat(judged(filter, GTUBE, "mail.example.com").score()).isGreaterThan(500);
            Judged harmless = judged(filter, TestMail.BODY, "mail.example.com");
            assertThat(harmless.threshold()).isEqualTo(5);
            assertThat(harmless.rules()).extracting(FiredRule::name).contains("RCVD_ILLEGAL_IP");
            assertThat(harmless.rules()).extracting(FiredRule::name).doesNotContain("NO_RELAYS", "ALL_TRUSTED");
            assertThat(harmless.rules())
                    .allSatisfy(rule -> assertThat(rule.description()).isNotEmpty());
        }
    }

    private static Judged judged(SpamFilter filter, String body, String helo) {
        FilterAnswer answer = filter.judge(TestMail.of(body + "\n", "198.51.100.1", helo));
        assertThat(answer).isInstanceOf(Judged.class);
        return (Judged) answer;
    }

    private static BooleanSupplier answers(SpamFilter filter) {
        return () -> filter.judge(TestMail.usual()) instanceof Judged;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
