package org.mailassay.mailets;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.mail.MessagingException;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.mailassay.mailets.queue.PostgresMailRepository;
import org.mailassay.mailets.smtp.SmtpListener;
import org.mailassay.mailets.spool.AddressRoutes;
import org.mailassay.mailets.spool.BounceMailet;
import org.mailassay.mailets.spool.KeepingMailet;
import org.mailassay.mailets.spool.Processors;
import org.mailassay.mailets.spool.ReportMailet;
import org.mailassay.mailets.spool.ScanMailet;
import org.mailassay.mailets.spool.SpoolAcceptance;
import org.mailassay.mailets.spool.Spooler;
import org.mailassay.mailets.verdict.MailVerdicts;
import org.mailassay.store.address.Recipient;
import org.mailassay.store.outgoing.ReturnedMails;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.queue.MailRepositoryStore;
import org.mailassay.store.queue.QueueSettings;
import org.mailassay.store.queue.SharedQueue;
import org.mailassay.store.raw.RawMessageStore;

/// The way of a mail: the listener accepts it, the queue keeps it, the spooler gives it to a processor.
public final class MailServer implements AutoCloseable {
    /// Mail that could not be processed, with the reason.
    public static final String ERROR_REPOSITORY = "error";

    /// Mail for postmaster and abuse.
    public static final String POSTMASTER_REPOSITORY = "postmaster";

    private static final String REPORT = "report";
    private static final String SCAN = "scan";
    private static final String BOUNCE = "bounce";
    private static final String POSTMASTER = "postmaster";

    /// The processor of each kind of address.
    private static final Map<Recipient.Kind, String> PROCESSORS = Map.of(
            Recipient.Kind.REPORT, REPORT,
            Recipient.Kind.SCAN, SCAN,
            Recipient.Kind.SEED, SCAN,
            Recipient.Kind.BOUNCE, BOUNCE);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SharedQueue spool;
    private final Spooler spooler;
    private final SmtpListener listener;

    private MailServer(SharedQueue spool, Spooler spooler, SmtpListener listener) {
        this.spool = spool;
        this.spooler = spooler;
        this.listener = listener;
    }

    /// Starts everything, the listener last. The database may be away meanwhile: then mail is answered with 4xx.
    ///
    /// @throws IOException when the address to listen on is taken
    public static MailServer start(SmtpSettings settings, MailServices services) throws IOException {
        RawMessageStore rawMessages = new RawMessageStore(services.database());
        Processors processors = processors(services, rawMessages);
        SharedQueue spool = new SharedQueue(
                new MailQueueStore(services.database(), rawMessages),
                rawMessages,
                MailQueueFactory.SPOOL.asString(),
                QueueSettings.DEFAULT);
        MailVerdicts verdicts = new MailVerdicts(services.dns(), settings.hostName(), REPORT, MailVerdicts.PATIENCE);
        Spooler spooler = Spooler.start(spool, verdicts, processors, settings.spoolThreads(), services.pipelines());
        try {
            SmtpListener listener = SmtpListener.open(
                    settings,
                    new AddressRoutes(services.addresses(), PROCESSORS, POSTMASTER),
                    new SpoolAcceptance(spool, SCAN, services.hiding(), services.clock()),
                    services.tls());
            return new MailServer(spool, spooler, listener);
        } catch (IOException e) {
            spooler.close();
            spool.close();
            throw e;
        }
    }

    /// The port that it listens on.
    public int port() {
        return listener.address().getPort();
    }

    /// How many clients are connected.
    public int connections() {
        return listener.connections();
    }

    /// How many mails wait or are being worked on, on all nodes.
    ///
    /// @throws org.mailassay.store.StoreUnavailable when the database does not answer
    public long waiting() {
        return spool.store().count(MailQueueFactory.SPOOL.asString());
    }

    /// Ends in the order of a mail's way, so that what was accepted on the last moment is still kept.
    @Override
    public void close() throws IOException {
        listener.close(PATIENCE);
        spooler.close();
        spool.close();
    }

    private static Processors processors(MailServices services, RawMessageStore rawMessages) {
        MailRepositoryStore repositories = new MailRepositoryStore(services.database(), rawMessages);
        Map<String, Mailet> mailets = new LinkedHashMap<>();
        mailets.put(REPORT, new ReportMailet(services.addresses(), services.reports()));
        mailets.put(SCAN, new ScanMailet(services.scans()));
        mailets.put(BOUNCE, new BounceMailet(services.addresses(), new ReturnedMails(services.database())));
        mailets.put(POSTMASTER, keeping(repositories, POSTMASTER_REPOSITORY));
        // Mail that no processor was chosen for.
        mailets.put(Mail.DEFAULT, keeping(repositories, ERROR_REPOSITORY));
        mailets.put(Mail.ERROR, keeping(repositories, ERROR_REPOSITORY));
        try {
            return Processors.start(mailets);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail processors cannot be started", e);
        }
    }

    private static Mailet keeping(MailRepositoryStore repositories, String path) {
        return new KeepingMailet(new PostgresMailRepository(repositories, path));
    }
}
