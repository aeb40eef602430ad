package org.mailassay.analysis.report.failure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.headers.HeaderText;
import org.mailassay.analysis.headers.Mailbox;
import org.mailassay.analysis.headers.MailboxList;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.HeaderLimits;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.value.Values;

/// The message that failed, or as much of it as the reporter gave away. A text that it does not have is empty.
///
/// @param headers its header section as it stands in the report, one char for each octet; at most 64 KB
/// @param from the From field for a person
/// @param fromDomain the domain of the first author, lower case
/// @param subject for a person
/// @param messageId with its angle brackets, as sent
/// @param date of the Date field, whole seconds
/// @param body what follows the header section; nothing where only that was given
public record FailedMessage(
        String headers,
        String from,
        String fromDomain,
        String subject,
        String messageId,
        Optional<Instant> date,
        Octets body) {
    /// Larger header sections are not mail.
    private static final int LARGEST_HEADER = 1 << 16;

    private static final HeaderLimits LIMITS = new HeaderLimits(1_000, LARGEST_HEADER);

    /// Where the reporter gave nothing.
    public static FailedMessage none() {
        return of(Octets.of(new byte[0]));
    }

    /// Reads a message or its header section.
    public static FailedMessage of(Octets message) {
        HeaderFields fields = HeaderFields.of(message, LIMITS);
        int end = Math.min(message.length() - fields.body().length(), LARGEST_HEADER);
        List<Mailbox> authors = fields.first("From")
                .map(field -> MailboxList.read(field.value()).mailboxes())
                .orElse(List.of());
        return new FailedMessage(
                message.slice(0, end).latin1(),
                text(fields, "From"),
                authors.isEmpty()
                        ? ""
                        : authors.getFirst()
                                .domain()
                                .map(DomainName::text)
                                .map(Values::domain)
                                .orElse(""),
                text(fields, "Subject"),
                text(fields, "Message-ID"),
                date(fields),
                fields.body());
    }

    private static String text(HeaderFields fields, String name) {
        return HeaderText.first(fields, name).map(Values::freeText).orElse("");
    }

    private static Optional<Instant> date(HeaderFields fields) {
        return fields.first("Date").flatMap(field -> FailureValues.instant(field.value()));
    }
}
