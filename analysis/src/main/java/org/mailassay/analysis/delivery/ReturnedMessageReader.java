package org.mailassay.analysis.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.HeaderLimits;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.mime.EncodedWords;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.container.LeafPart;
import org.mailassay.analysis.report.container.MessageParts;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.value.Values;

/// Reads a mail that came to a return path. Only the fields that programs write for programs count: words for people
/// differ from server to server and from language to language, so nothing is guessed from them.
public final class ReturnedMessageReader {
    /// One message has one recipient; behind an alias there may be some more.
    private static final int MOST_RECIPIENTS = 1_000;

    private static final int MOST_OCTETS = 1 << 18;
    private static final HeaderLimits HEADER = new HeaderLimits(500, 1 << 18);
    private static final ReportLimits PARTS = new ReportLimits(25L << 20, 1L << 20, 200, 64, 0, 8);

    private static final Set<String> STATUS = Set.of("message/delivery-status", "message/global-delivery-status");

    /// Other reports in the same format: receipts (RFC 8098, RFC 6533) and complaints (RFC 5965).
    private static final Set<String> OTHERS = Set.of(
            "message/disposition-notification", "message/global-disposition-notification", "message/feedback-report");

    private ReturnedMessageReader() {}

    /// Reads it, whatever it is.
    public static ReturnedMessage read(ReceivedMessage message) {
        HeaderFields header = HeaderFields.of(message.octets(), HEADER);
        String subject = Values.cut(EncodedWords.decode(Values.freeText(value(header, "Subject"))));
        Search search = new Search();
        MessageParts.walk(message.octets(), PARTS, search);
        Optional<ReturnedMessage> notification =
                search.status.flatMap(part -> notification(subject, Octets.of(part.first(MOST_OCTETS))));
        if (notification.isPresent()) {
            return notification.get();
        }
        // RFC 5321, section 4.5.5: notifications have the null reverse-path.
        boolean other = search.other || !message.envelope().reversePath().isEmpty();
        return other || isAnswer(header) ? new ReturnedMessage.Answer() : new ReturnedMessage.Unstated(subject);
    }

    /// Answers say so (RFC 3834, section 5). So do Exim's bounces, which have a field of their own.
    private static boolean isAnswer(HeaderFields header) {
        return header.first("X-Failed-Recipients").isEmpty()
                && (Values.word(value(header, "Auto-Submitted")).startsWith("auto-replied")
                        || Values.word(value(header, "Precedence")).equals("auto_reply"));
    }

    private static Optional<ReturnedMessage> notification(String subject, Octets part) {
        List<RecipientStatus> recipients = new ArrayList<>();
        String reportingMta = "";
        int at = 0;
        while (at < part.length() && recipients.size() < MOST_RECIPIENTS) {
            int end = groupEnd(part, at);
            if (end > at) {
                StatusGroup group = StatusGroup.of(part.slice(at, end));
                reportingMta = reportingMta.isEmpty() ? group.reportingMta() : reportingMta;
                group.recipient().ifPresent(recipients::add);
            }
            at = lineEnd(part, end);
        }
        return recipients.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReturnedMessage.Notification(subject, reportingMta, recipients));
    }

    /// Where the next line begins that has nothing but white space, or the end.
    private static int groupEnd(Octets part, int from) {
        int line = from;
        while (line < part.length()) {
            int end = lineEnd(part, line);
            if (isBlank(part, line, end)) {
                return line;
            }
            line = end;
        }
        return line;
    }

    /// Where the line ends that begins here, its LF included.
    private static int lineEnd(Octets part, int from) {
        int end = part.indexOf((byte) '\n', Math.min(from, part.length()));
        return end < 0 ? part.length() : end + 1;
    }

    private static boolean isBlank(Octets part, int from, int to) {
        for (int i = from; i < to; i++) {
            byte octet = part.at(i);
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return true;
    }

    private static String value(HeaderFields header, String name) {
        return header.first(name).map(HeaderField::value).orElse("");
    }

    /// Finds the part for programs. It stands before the message that came back (RFC 6522, section 3), which may have
    /// such parts of its own.
    private static final class Search implements MessageParts.Visitor {
        private Optional<LeafPart> status = Optional.empty();
        private boolean other;
        private boolean enclosed;

        @Override
        public boolean leaf(LeafPart leaf) {
            if (enclosed) {
                return false;
            }
            String type = leaf.mediaType().toLowerCase(Locale.ROOT);
            status = STATUS.contains(type) ? Optional.of(leaf) : Optional.empty();
            other = OTHERS.contains(type);
            return status.isEmpty() && !other;
        }

        @Override
        public void enclosed(Octets message) {
            enclosed = true;
        }

        @Override
        public void refused(int number, RefusedException why) {
            // What is not walked holds nothing that counts.
        }
    }
}
