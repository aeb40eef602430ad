package org.mailassay.analysis.scan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
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
/// A scan judges as of the time when the message was received: [ReceivedMessage#receivedAt()] is the only clock.
public final class ScanMaterial {
    private final ReceivedMessage message;
    private final HeaderFields header;
    private final MailContent content;
    private final List<Link> links;
    private final ScanPorts ports;
    private final Future<MessageVerdict> verdict;

    private ScanMaterial(
            ReceivedMessage message, HeaderFields header, ScanPorts ports, Future<MessageVerdict> verdict) {
        this.message = message;
        this.header = header;
        this.content = MailContent.of(MimeReader.read(header, MimeLimits.DEFAULT));
        this.links = List.copyOf(LinkReader.read(content));
        this.ports = ports;
        this.verdict = verdict;
    }

    /// Reads a message and begins to evaluate SPF, DKIM, ARC and DMARC.
    ///
    /// @param evaluation its DNS is not asked: the ports' is
    public static ScanMaterial of(ReceivedMessage message, ScanPorts ports, MessageEvaluation evaluation) {
        HeaderFields header = HeaderFields.of(LineEndings.canonical(message.octets()));
        Supplier<MessageVerdict> evaluate = () -> evaluation.asking(ports.dns()).evaluate(message, header);
        return new ScanMaterial(
                message, header, ports, CompletableFuture.supplyAsync(evaluate, Thread::startVirtualThread));
    }

    /// The message with its envelope and the facts of its session.
    public ReceivedMessage message() {
        return message;
    }

    /// Its header section.
    public HeaderFields header() {
        return header;
    }

    /// Its parts.
    public MailContent content() {
        return content;
    }

    /// Its links, each once; at most [LinkReader#MOST_LINKS].
    public List<Link> links() {
        return links;
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
}
