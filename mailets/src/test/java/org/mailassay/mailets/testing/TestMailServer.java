package org.mailassay.mailets.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.mailets.CertificateFiles;
import org.mailassay.mailets.MailServer;
import org.mailassay.mailets.MailServices;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.SmtpSettings;
import org.mailassay.mailets.tls.ServerTls;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;
import org.mailassay.store.address.AddressBook;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.scan.ScanReception;
import org.mailassay.store.testing.TestSealing;

/// A whole mail server on a free port, with a pool of its own, as one node has it.
public final class TestMailServer implements AutoCloseable {
    public static final String DOMAIN = "example.org";

    private final Database database;
    private final AddressBook addresses;
    private final MailServer server;

    private TestMailServer(Database database, AddressBook addresses, MailServer server) {
        this.database = database;
        this.addresses = addresses;
        this.server = server;
    }

    /// On a free port, with the limits that nobody has changed.
    public static TestMailServer start(DatabaseSettings database, Path folder) throws IOException {
        return start(database, folder, SmtpLimits.DEFAULT, 0);
    }

    /// On a free port, with that DNS.
    public static TestMailServer start(DatabaseSettings database, Path folder, Dns dns) throws IOException {
        return start(database, folder, SmtpLimits.DEFAULT, 0, dns);
    }

    /// With a DNS that knows nothing.
    ///
    /// @param port 0 for a free one
    public static TestMailServer start(DatabaseSettings settings, Path folder, SmtpLimits limits, int port)
            throws IOException {
        return start(settings, folder, limits, port, ZoneDns.builder().build());
    }

    /// Returns when mail is accepted.
    private static TestMailServer start(DatabaseSettings settings, Path folder, SmtpLimits limits, int port, Dns dns)
            throws IOException {
        Database database = Database.open(settings);
        AddressBook addresses = AddressBook.open(database, Set.of(DOMAIN));
        ReportIntake reports = new ReportIntake(
                database, new RawMessageStore(database), new ReportReader(ReportLimits.DEFAULT), TestSealing.KEY);
        SmtpSettings smtp = new SmtpSettings(
                "mx." + DOMAIN,
                DOMAIN,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                List.of(),
                limits,
                4);
        try {
            ServerTls tls = ServerTls.open(new CertificateFiles.SelfSigned(folder), smtp.hostName(), Clock.systemUTC());
            MailServices services = new MailServices(
                    database, addresses, reports, new ScanReception(database), dns, tls, Clock.systemUTC());
            TestMailServer started = new TestMailServer(database, addresses, MailServer.start(smtp, services));
            await(Duration.ofMinutes(1), addresses::loaded);
            return started;
        } catch (IOException | RuntimeException e) {
            addresses.close();
            database.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }

    @Override
    public void close() throws IOException {
        server.close();
        addresses.close();
        database.close();
    }

    /// Waits until the condition holds.
    ///
    /// @throws AssertionError when it does not in that time
    public static void await(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("It did not come true within " + patience);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError("Interrupted", e);
            }
        }
    }
}
