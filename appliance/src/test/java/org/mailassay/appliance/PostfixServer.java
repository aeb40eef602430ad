package org.mailassay.appliance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.mailassay.appliance.spamfilter.InstalledProgram;
import org.mailassay.mailets.CertificateFiles;
import org.mailassay.mailets.tls.ServerTls;

/// Postfix with folders of its own, which greylists everybody, offers TLS, and knows two mailboxes at `example.com`. A
/// test that asks for it is skipped where Postfix is not installed.
final class PostfixServer implements AutoCloseable {
    private static final long LONGEST_WAY = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final int port;
    private final ServerSocket greylist = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final InstalledProgram program;

    PostfixServer(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = freePort();
        Thread.ofVirtual().start(this::greylist);
        ServerTls.open(new CertificateFiles.SelfSigned(folder), "mail.example.com", Clock.systemUTC());
        // Its parts run as a user of their own.
        for (int depth = folder.getNameCount(); depth > 1; depth--) {
            Files.setPosixFilePermissions(
                    Path.of("/").resolve(folder.subpath(0, depth)), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (String each : List.of("queue", "data", "mail")) {
            Files.createDirectory(folder.resolve(each));
        }
        new ProcessBuilder(
                        "chown",
                        "postfix",
                        folder.resolve("data").toString(),
                        folder.resolve("mail").toString())
                .start()
                .waitFor();
        Files.writeString(folder.resolve("main.cf"), parameters());
        Files.writeString(folder.resolve("master.cf"), services());
        this.program =
                InstalledProgram.start("postfix", List.of("-c", folder.toString(), "start-fg"), folder, this::answers);
    }

    private String parameters() throws IOException {
        return """
            compatibility_level = 3.6
            queue_directory = %1$s/queue
            data_directory = %1$s/data
            maillog_file = /dev/stdout
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mail.example.com
            mydestination =
            local_recipient_maps =
            alias_maps =
            alias_database =
            virtual_mailbox_domains = example.com
            virtual_mailbox_base = %1$s/mail
            virtual_mailbox_maps = inline:{ {postmaster@example.com=postmaster/} {admin@example.com=admin/} }
            virtual_minimum_uid = 1
            virtual_uid_maps = static:%2$s
            virtual_gid_maps = static:%3$s
            smtpd_tls_security_level = may
            smtpd_tls_loglevel = 1
            smtpd_tls_received_header = yes
            smtpd_tls_key_file = %1$s/smtp-key.pem
            smtpd_tls_cert_file = %1$s/smtp-certificate.pem
            smtpd_recipient_restrictions = reject_unauth_destination, reject_unlisted_recipient,
              check_policy_service inet:127.0.0.1:%4$d
            smtp_dns_support_level = disabled
            """.formatted(folder, id("-u"), id("-g"), greylist.getLocalPort());
    }

    private String services() {
        return """
            127.0.0.1:%d inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            proxymap unix - - n - - proxymap
            anvil unix - - n - 1 anvil
            virtual unix - n n - - virtual
            error unix - - n - - error
            retry unix - - n - - error
            postlog unix-dgram n - n - 1 postlogd
            """.formatted(port);
    }

    int port() {
        return port;
    }

    /// The only mail of a mailbox, once it is there.
    Path mail(String mailbox) throws IOException {
        Path arrived = folder.resolve("mail").resolve(mailbox).resolve("new");
        long end = System.nanoTime() + LONGEST_WAY;
        while (System.nanoTime() < end) {
            if (Files.isDirectory(arrived)) {
                try (Stream<Path> files = Files.list(arrived)) {
                    List<Path> mails = files.toList();
                    if (!mails.isEmpty()) {
                        assertThat(mails).hasSize(1);
                        return mails.getFirst();
                    }
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("nothing for " + mailbox + ": " + Files.readString(program.log()));
    }

    @Override
    public void close() throws IOException {
        program.close();
        greylist.close();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '2';
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Puts each recipient off once, as SMTPD_POLICY_README of Postfix says how.
    private void greylist() {
        while (true) {
            try {
                Socket client = greylist.accept();
                Thread.ofVirtual().start(() -> judge(client));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void judge(Socket client) {
        try (client) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("recipient=")) {
                    recipient = line;
                } else if (line.isEmpty()) {
                    String action = seen.add(recipient) ? "451 4.7.1 Greylisted, come again" : "dunno";
                    client.getOutputStream().write(("action=" + action + "\n\n").getBytes(US_ASCII));
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String id(String option) throws IOException {
        Process process = new ProcessBuilder("id", option, "postfix").start();
        return new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
