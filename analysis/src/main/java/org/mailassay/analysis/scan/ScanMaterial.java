package org.mailassay.analysis.scan;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.links.Link;
import org.mailassay.analysis.links.LinkReader;
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

    private ScanMaterial(
            ReceivedMessage message, ScanPorts ports, MessageEvaluation evaluation, ExecutorService threads) {
        this.message = message;
        this.header = HeaderFields.of(LineEndings.canonical(message.octets()));
        this.ports = ports;
        this.content = threads.submit(() -> MailContent.of(MimeReader.read(header, MimeLimits.DEFAULT)));
        this.links = threads.submit(() -> List.copyOf(LinkReader.read(content.get())));
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
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("stopped while the message was read");
            cancelled.initCause(interrupted);
            throw cancelled;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the message could not be read", failed.getCause());
        }
    }
}
