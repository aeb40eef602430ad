package org.mailassay.appliance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.message.Octets;
import org.mailassay.mailets.CertificateFiles;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.SmtpSettings;
import org.mailassay.mailets.smtp.Recipients;
import org.mailassay.mailets.smtp.SmtpListener;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.mailets.tls.ServerTls;
import org.mailassay.store.Database;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;

/// `kill -9` while mail is being sent.
class KilledSenderTest {
    private static final int MAILS = 400;
    private static final int KILLS = 3;
    private static final int AT_ONCE = 20;
    private static final Pattern SUBJECT = Pattern.compile("Subject: mail (\\d+)");

    /// How often each mail came.
    private final Map<Integer, AtomicInteger> arrived = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void losesNothingAndRepeatsOnlyWhatWasUnderWay() throws IOException, InterruptedException {
        try (StoppableDatabase stored = StoppableDatabase.start(folder.resolve("database"));
                SmtpListener receiver = receiver();
                ApplianceProcess appliance = new ApplianceProcess(
                        stored,
                        folder.resolve("data"),
                        Map.of(
                                "MAILASSAY_OUTGOING_RELAY",
                                "127.0.0.1:" + receiver.address().getPort(),
                                "MAILASSAY_OUTGOING_RELAY_TLS",
                                "encrypted",
                                "MAILASSAY_OUTGOING_AT_ONCE",
                                Integer.toString(AT_ONCE)));
                Database database = Database.open(stored.settings())) {
            OutgoingStore store = new OutgoingStore(database, new RawMessageStore(database));
            long account = stored.number("select id from accounts");
            for (int i = 0; i < MAILS; i++) {
                store.submit(new OutgoingMessage(account, "test", "", "a@example.com", message(i)));
            }
            for (int i = 1; i <= KILLS; i++) {
                int until = i * MAILS / (KILLS + 1);
                TestMailServer.await(Duration.ofMinutes(1), () -> arrived.size() >= until);
                appliance.kill();
                // The leases of the dead process lapse by themselves after half a minute, which others prove.
                stored.execute("update mail_queue set claimed_until = now() where claimed_until > now()");
                appliance.startAgain();
            }
            TestMailServer.await(
                    Duration.ofMinutes(2),
                    () -> stored.number("select count(*) from outgoing_mails where state = 'delivered'") == MAILS);

            assertThat(arrived).hasSize(MAILS);
            int copies = arrived.values().stream().mapToInt(AtomicInteger::get).sum();
            assertThat(copies).isBetween(MAILS, MAILS + KILLS * AT_ONCE);
            System.out.println(KILLS + " times kill -9 while sending: " + MAILS + " mails, " + copies + " arrived");
        }
    }

    private SmtpListener receiver() throws IOException {
        CertificateFiles certificate = new CertificateFiles.SelfSigned(folder.resolve("receiver"));
        SmtpSettings settings = new SmtpSettings(
                "mx.example.com",
                "example.com",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(),
                SmtpLimits.DEFAULT,
                1);
        return SmtpListener.open(
                settings,
                (_, _) -> new Recipients.Answer.Accepted("any"),
                (octets, _, _) -> {
                    Matcher subject = SUBJECT.matcher(octets.latin1());
                    if (subject.find()) {
                        arrived.computeIfAbsent(Integer.valueOf(subject.group(1)), _ -> new AtomicInteger())
                                .incrementAndGet();
                    }
                    return "name";
                },
                ServerTls.open(certificate, settings.hostName(), Clock.systemUTC()));
    }

    private static Octets message(int number) {
        return Octets.of("From: a@example.org\r\nSubject: mail %d\r\n\r\nhello\r\n"
                .formatted(number)
                .getBytes(StandardCharsets.US_ASCII));
    }
}
