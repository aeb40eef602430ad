package org.mailassay.appliance.spamfilter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mailassay.analysis.spamfilter.FilterAnswer.Judged;
import org.mailassay.analysis.spamfilter.SpamFilter;

/// Rspamd and spamd of this machine, each with folders of its own, a free port and no network but the name server that
/// it is told of. The calling test is skipped where they are not installed.
public final class InstalledFilters {
    private InstalledFilters() {}

    /// A program that answers at an address until it is closed.
    public record Running(InstalledProgram program, InetSocketAddress address) implements AutoCloseable {
        /// As a setting has it.
        public String setting() {
            return "127.0.0.1:" + address.getPort();
        }

        @Override
        public void close() {
            program.close();
        }
    }

    // The options that Debian ships are left out: their name server, the system's, would win over the one given here.
    public static Running rspamd(Path folder, InetSocketAddress nameServer) throws IOException, InterruptedException {
        InetSocketAddress address = free();
        Path configuration = Files.writeString(
                folder.resolve("rspamd.conf"), """
                .include "/etc/rspamd/common.conf"
                options {
                  filters = "chartable,regexp";
                  dns { nameserver = ["127.0.0.1:%3$d:1"]; timeout = 100ms; retransmits = 1; }
                  url_tld = "${SHAREDIR}/effective_tld_names.dat";
                  tempdir = "%1$s";
                  control_socket = "%1$s/control mode=0600";
                }
                logging { type = "console"; level = "error"; }
                worker "normal" { bind_socket = "127.0.0.1:%2$d"; mime = true; count = 1; }
                asn { enabled = false; } rbl { enabled = false; } fuzzy_check { enabled = false; }
                dkim { enabled = false; } spf { enabled = false; } dmarc { enabled = false; } arc { enabled = false; }
                greylist { enabled = false; } ratelimit { enabled = false; } replies { enabled = false; }
                neural { enabled = false; } history_redis { enabled = false; } reputation { enabled = false; }
                phishing { enabled = false; }
                """.formatted(folder, address.getPort(), nameServer.getPort()));
        List<String> arguments = List.of(
                "-f",
                "-i",
                "-c",
                configuration.toString(),
                "--var=DBDIR=" + folder,
                "--var=RUNDIR=" + folder,
                "--var=LOGDIR=" + folder);
        try (RspamdFilter filter = new RspamdFilter(address, TestMail.DNS)) {
            return new Running(InstalledProgram.start("rspamd", arguments, folder, () -> answers(filter)), address);
        }
    }

    public static Running spamAssassin(Path folder) throws IOException, InterruptedException {
        InetSocketAddress address = free();
        SpamAssassinFilter filter = new SpamAssassinFilter(address, TestMail.DNS, "mx.assay.example.net");
        Path home = Files.createDirectory(folder.resolve("home"));
        List<String> arguments = List.of(
                "-L",
                "-x",
                "-i",
                "127.0.0.1",
                "-p",
                String.valueOf(address.getPort()),
                "--max-children=1",
                "-H",
                home.toString(),
                "--syslog=stderr",
                "--pidfile=" + folder.resolve("spamd.pid"));
        return new Running(InstalledProgram.start("spamd", arguments, folder, () -> answers(filter)), address);
    }

    private static boolean answers(SpamFilter filter) {
        return filter.judge(TestMail.usual()) instanceof Judged;
    }

    private static InetSocketAddress free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }
}
