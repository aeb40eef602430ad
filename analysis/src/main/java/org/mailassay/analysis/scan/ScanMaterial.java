package org.mailassay.analysis.scan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.links.Link;
import org.mailassay.analysis.links.LinkReader;
import org.mailassay.analysis.links.LinkVisits;
import org.mailassay.analysis.links.Visit;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.mime.MimeLimits;
import org.mailassay.analysis.mime.MimeReader;
import org.mailassay.analysis.verdict.MessageEvaluation;
import org.mailassay.analysis.verdict.MessageVerdict;

/// The message that is scanned, read once for all checks. Safe for use by many threads at once.
///
/// Its header is read at once. Its parts and its links are read beside the checks, which wait for what they ask for:
/// where reading takes too long, or breaks, only those checks are unverified that cannot do without.
///
/// A scan judges as of the time when the message was received: [ReceivedMessage#receivedAt()] is the only clock.
public final class ScanMaterial {
    private final ReceivedMessage message;
    private final HeaderFields header;
    private final ScanPorts ports;
    private final Future<MailContent> content;
    private final Future<List<Link>> links;
    private final Future<MessageVerdict> verdict;
    private final FutureTask<Map<String, Visit>> visits;
    private final ExecutorService threads;

    private ScanMaterial(
            ReceivedMessage message, ScanPorts ports, MessageEvaluation evaluation, ExecutorService threads) {
        this.message = message;
        this.header = HeaderFields.of(LineEndings.canonical(message.octets()));
        this.ports = ports;
        this.content = threads.submit(() -> MailContent.of(MimeReader.read(header, MimeLimits.DEFAULT)));
        this.links = threads.submit(() -> List.copyOf(LinkReader.read(content.get())));
        this.visits = new FutureTask<>(() -> LinkVisits.of(links.get(), header, ports.fetcher()));
        this.threads = threads;
        this.verdict = threads.submit(() -> evaluation.asking(ports.dns()).evaluate(message, header));
    }

    /// Reads a message and begins to evaluate SPF, DKIM, ARC and DMARC.
    ///
    /// @param evaluation its DNS is not asked: the ports' is
    public static ScanMaterial of(ReceivedMessage message, ScanPorts ports, MessageEvaluation evaluation) {
        // Needs no closing: it holds nothing once its threads have ended.
        return of(message, ports, evaluation, Executors.newVirtualThreadPerTaskExecutor());
    }

    /// The same on threads that the caller can stop.
    static ScanMaterial of(
            ReceivedMessage message, ScanPorts ports, MessageEvaluation evaluation, ExecutorService threads) {
        return new ScanMaterial(message, ports, evaluation, threads);
    }

    /// The message with its envelope and the facts of its session.
    public ReceivedMessage message() {
        return message;
    }

    /// Its header section.
    public HeaderFields header() {
        return header;
    }

    /// Its parts. The first to ask may wait, as with the links.
    ///
    /// @throws CancellationException when the thread is told to stop meanwhile
    public MailContent content() {
        return read(content);
    }

    /// Its links, each once; at most [LinkReader#MOST_LINKS].
    ///
    /// @throws CancellationException when the thread is told to stop meanwhile
    public List<Link> links() {
        return read(links);
    }

    /// Where the links lead, by their URLs. They are opened when somebody asks first, once for all.
    ///
    /// @throws CancellationException when the thread is told to stop meanwhile
    public Map<String, Visit> visits() {
        threads.execute(visits);
        return read(visits);
    }

    /// The same, if it is known in time.
    ///
    /// @throws CancellationException when the thread is told to stop meanwhile
    public Optional<Map<String, Visit>> visits(Duration patience) {
        threads.execute(visits);
        try {
            return Optional.of(visits.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw stopped(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the links could not be opened", failed.getCause());
        }
    }

    /// What may be asked.
    public ScanPorts ports() {
        return ports;
    }

    /// SPF, DKIM, ARC and DMARC. The first to ask waits; the rest find it done.
    ///
    /// @throws InterruptedException when the check is told to stop
    public MessageVerdict verdict() throws InterruptedException {
        try {
            return verdict.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the message could not be evaluated", failed.getCause());
        }
    }

    private static <T> T read(Future<T> reading) {
        try {
            return reading.get();
        } catch (InterruptedException interrupted) {
            throw stopped(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the message could not be read", failed.getCause());
        }
    }

    private static CancellationException stopped(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException("stopped while the message was read");
        cancelled.initCause(interrupted);
        return cancelled;
    }
}
