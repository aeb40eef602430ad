package org.mailassay.analysis.report.container;

import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.Delimiters;
import org.mailassay.analysis.mime.TransferEncoding;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportLimits;

/// Walks the leaf parts of a message in their order (RFC 2046): through every multipart, signed ones included, and
/// every enclosed message. It goes over the octets once for each level, so its time is linear, and keeps no list of
/// parts.
public final class MessageParts {
    private static final int MAXIMUM_BOUNDARY = 200;

    private final ReportLimits limits;
    private final Visitor visitor;
    private int number;
    private boolean stopped;
    private long decodedMessages;

    private MessageParts(ReportLimits limits, Visitor visitor) {
        this.limits = limits;
        this.visitor = visitor;
    }

    /// Shows every leaf part of the message to the visitor.
    public static void walk(Octets message, ReportLimits limits, Visitor visitor) {
        new MessageParts(limits, visitor).part(message, 0, message.length(), 0);
    }

    /// Is shown the parts of a message.
    public interface Visitor {
        /// A leaf part; false ends the walk.
        boolean leaf(LeafPart leaf);

        /// A message begins that stands in this one as a part; its own parts follow.
        default void enclosed(Octets message) {}

        /// Something that is not walked.
        void refused(int number, RefusedException why);
    }

    private void part(Octets octets, int from, int to, int depth) {
        PartHeader header = PartHeader.read(octets, from, to);
        if (!header.isMultipart() && !header.isMessage()) {
            leaf(header, octets.slice(header.body(), to));
        } else if (depth >= limits.maximumMimeDepth()) {
            refused(RefusalReason.TOO_DEEP, "nested deeper than %d".formatted(limits.maximumMimeDepth()));
        } else if (header.isMultipart()) {
            multipart(octets, header, to, depth);
        } else {
            enclosedMessage(octets.slice(header.body(), to), header, depth);
        }
    }

    private void leaf(PartHeader header, Octets body) {
        if (number >= limits.maximumArchiveEntries()) {
            refused(RefusalReason.TOO_MANY_ENTRIES, "more than %d parts".formatted(number));
            stopped = true;
            return;
        }
        LeafPart leaf = new LeafPart(number, header.mediaType(), header.name(), header.encoding(), body);
        number++;
        stopped |= !visitor.leaf(leaf);
    }

    private void refused(RefusalReason reason, String detail) {
        visitor.refused(number, new RefusedException(reason, detail));
        number++;
    }

    private void multipart(Octets octets, PartHeader header, int to, int depth) {
        String boundary = header.boundary().isEmpty() || header.boundary().length() > MAXIMUM_BOUNDARY
                ? firstDashLine(octets, header.body(), to)
                : header.boundary().stripTrailing();
        Delimiters delimiters = new Delimiters(octets, boundary, to);
        if (boundary.isEmpty() || !delimiters.next(header.body())) {
            leaf(header, octets.slice(header.body(), to));
            return;
        }
        while (!stopped && !delimiters.closing()) {
            int start = delimiters.lineEnd();
            boolean more = delimiters.next(start);
            part(octets, start, more ? delimiters.contentEnd(start) : to, depth + 1);
            if (!more) {
                return;
            }
        }
    }

    /// RFC 2046, section 5.2.1, forbids to encode an enclosed message; some gateways do it. The decoded ones stand in
    /// memory, so all together may be as large as one message.
    private void enclosedMessage(Octets body, PartHeader header, int depth) {
        if (header.encoding() == TransferEncoding.IDENTITY) {
            visitor.enclosed(body);
            part(body, 0, body.length(), depth + 1);
            return;
        }
        decodedMessages += body.length();
        if (decodedMessages > limits.maximumMessageBytes()) {
            refused(RefusalReason.TOO_LARGE_UNPACKED, "encoded messages nested in one another");
            return;
        }
        Octets decoded = new LeafPart(number, header.mediaType(), header.name(), header.encoding(), body).decoded();
        visitor.enclosed(decoded);
        part(decoded, 0, decoded.length(), depth + 1);
    }

    /// A boundary that the header lost is the first line that could be one.
    private static String firstDashLine(Octets octets, int from, int to) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && octets.at(end) != '\n') {
                end++;
            }
            if (end - at > 2 && end - at < MAXIMUM_BOUNDARY && octets.at(at) == '-' && octets.at(at + 1) == '-') {
                return octets.slice(at + 2, end).latin1().strip();
            }
            at = end + 1;
        }
        return "";
    }
}
