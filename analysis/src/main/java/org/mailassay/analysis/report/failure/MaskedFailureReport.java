package org.mailassay.analysis.report.failure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailassay.analysis.headers.HeaderText;
import org.mailassay.analysis.headers.Mailbox;
import org.mailassay.analysis.headers.MailboxList;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.HeaderLimits;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.Oddity;

/// What may be kept of a failure report where nobody asked for more (RFC 6590): the failed message's body is
/// left out, and who the people in it are.
///
/// - The local part of every address, wherever it stands, becomes a token. Domains stay.
/// - Names in address fields become `***`; so does such a field that names people without addresses.
/// - The local part of a recipient that stands alone as a word, in the subject for one, becomes `***`.
/// - Message-ID stays where it looks made by a program, which leads the owner of the domain to the message in its own
///   log. One whose left side has no digit, another address or a recipient in it is masked like any text.
/// - Fields are decoded and unfolded before they are looked at.
public final class MaskedFailureReport {
    private static final String HIDDEN = AddressMask.HIDDEN;

    /// What programs make (RFC 5322, section 3.6.4). A left side without a digit, or a long one, may be anything.
    private static final Pattern MADE_ID =
            Pattern.compile("<?(?=[^@]*[0-9])([\\w!#$%&'*+/=?^`{|}~.-]{1,200})@\\[?[\\w.:-]{1,255}]?>?");

    private static final HeaderLimits LIMITS = new HeaderLimits(1_000, 1 << 16);

    private static final Set<String> RECIPIENTS = Set.of(
            "to",
            "cc",
            "bcc",
            "resent-to",
            "resent-cc",
            "resent-bcc",
            "delivered-to",
            "envelope-to",
            "x-envelope-to",
            "x-original-to",
            "x-forwarded-to",
            "apparently-to",
            "x-rcpt-to");

    private static final Set<String> AUTHORS = Set.of(
            "from",
            "sender",
            "reply-to",
            "return-path",
            "resent-from",
            "resent-sender",
            "errors-to",
            "return-receipt-to",
            "disposition-notification-to",
            "x-sender",
            "x-envelope-from",
            "x-original-from",
            "x-forwarded-for");

    /// Shorter words are too common to be hidden.
    private static final int SHORTEST = 3;

    /// Longer local parts are not allowed (RFC 5321, section 4.5.3.1.1).
    private static final int LONGEST = 64;

    /// There is no end of recipients.
    private static final int MOST = 100;

    private static final int MOST_WORDS = 20;

    private final UnaryOperator<String> token;
    private final HeaderFields fields;
    private final Set<String> words;
    private final Pattern recipients;

    private MaskedFailureReport(FailureReport report, UnaryOperator<String> token) {
        this.token = token;
        this.fields = HeaderFields.of(octets(report.sample().headers()), LIMITS);
        this.words = words(report);
        this.recipients = pattern(words);
    }

    /// The report without what would tell who the people in it are, and without the failed message's body.
    ///
    /// @param token what takes the place of the local part of an address, given in lower case
    public static FailureReport of(FailureReport report, UnaryOperator<String> token) {
        return new MaskedFailureReport(report, token).masked(report);
    }

    private FailureReport masked(FailureReport report) {
        return new FailureReport(
                report.form(),
                text(report.userAgent()),
                text(report.version()),
                report.authFailures().stream().map(this::text).toList(),
                report.identityAlignment().stream().map(this::text).toList(),
                path(report.originalMailFrom()),
                report.originalRcptTo().stream().map(this::path).toList(),
                text(report.originalEnvelopeId()),
                report.arrivalDate(),
                report.sourceIp(),
                text(report.sourceName()),
                report.reportedDomains().stream().map(this::text).toList(),
                text(report.deliveryResult()),
                report.authenticationResults().stream().map(this::text).toList(),
                text(report.reportingMta()),
                report.incidents(),
                new FailureReport.DkimFailure(
                        text(report.dkim().domain()),
                        text(report.dkim().identity()),
                        text(report.dkim().selector()),
                        text(report.dkim().key())),
                text(report.spfRecord()),
                sample(report.sample()),
                report.oddities().stream()
                        .map(oddity -> new Oddity(oddity.field(), text(oddity.value())))
                        .toList());
    }

    private FailedMessage sample(FailedMessage sample) {
        String headers = fields.all().stream()
                .map(field -> text(field.name()) + ": " + value(field) + "\n")
                .collect(Collectors.joining());
        return new FailedMessage(
                headers,
                fields.first("From").map(this::value).orElse(""),
                text(sample.fromDomain()),
                text(sample.subject()),
                messageId(sample.messageId()),
                sample.date(),
                octets(""));
    }

    private String value(HeaderField field) {
        String name = field.lowerCaseName();
        if (name.equals("message-id")) {
            return messageId(HeaderText.of(field));
        }
        return RECIPIENTS.contains(name) || AUTHORS.contains(name) ? mailboxes(field) : text(HeaderText.of(field));
    }

    private String messageId(String id) {
        Matcher made = MADE_ID.matcher(id.strip());
        return made.matches() && namesNobody(made.group(1).toLowerCase(Locale.ROOT)) ? id : text(id);
    }

    private boolean namesNobody(String left) {
        return !AddressMask.hasAt(left)
                && !left.contains("=40")
                && words.stream().noneMatch(left::contains);
    }

    private String mailboxes(HeaderField field) {
        List<Mailbox> mailboxes = MailboxList.read(field.value()).mailboxes();
        if (mailboxes.isEmpty()) {
            return field.value().isEmpty() || field.value().equals("<>") ? field.value() : HIDDEN;
        }
        return mailboxes.stream().map(this::mailbox).collect(Collectors.joining(", "));
    }

    private String mailbox(Mailbox mailbox) {
        String address = path(mailbox.address());
        return mailbox.name().isEmpty() ? "<" + address + ">" : HIDDEN + " <" + address + ">";
    }

    /// An address by itself, whatever chars its local part has. What stands behind its domain may be a name and is
    /// left out.
    private String path(String path) {
        int at = path.lastIndexOf('@');
        String local = at < 0 ? "" : local(path);
        if (local.isEmpty()) {
            return path.isEmpty() ? "" : HIDDEN;
        }
        String domain = "@" + AddressMask.domain(path, at + 1).kept();
        return token.apply((local + domain).toLowerCase(Locale.ROOT)) + domain;
    }

    /// What stands before the last at sign, or all where there is none, without a name, bracket or quotes.
    private static String local(String path) {
        int at = path.lastIndexOf('@');
        String local = (at < 0 ? path : path.substring(0, at)).strip();
        String bare = AddressMask.bare(local);
        if (bare.length() < local.length()) {
            return bare;
        }
        int open = local.lastIndexOf('<') + 1;
        int close = local.indexOf('>', open);
        return AddressMask.bare(
                local.substring(open, close < 0 ? local.length() : close).strip());
    }

    private String text(String text) {
        String masked = AddressMask.of(text, token);
        return recipients.pattern().isEmpty()
                ? masked
                : recipients.matcher(masked).replaceAll("***");
    }

    /// Finds the local parts of recipients where they stand as words, and not as parts of host names.
    private static Pattern pattern(Set<String> words) {
        return words.isEmpty()
                ? Pattern.compile("")
                : Pattern.compile(
                        words.stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining(
                                        "|", "(?<![\\p{L}\\p{N}@.-])(?:", ")(?![\\p{L}\\p{N}]|[.-][\\p{L}\\p{N}])")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// The local parts of recipients.
    private Set<String> words(FailureReport report) {
        List<String> addresses = new ArrayList<>(report.originalRcptTo());
        RECIPIENTS.stream()
                .flatMap(name -> fields.named(name).stream())
                .limit(MOST)
                .forEach(field -> addresses.addAll(people(field)));
        Set<String> words = new TreeSet<>();
        for (String address : addresses) {
            String local = local(address).toLowerCase(Locale.ROOT);
            boolean fits = local.length() >= SHORTEST && local.length() <= LONGEST && words.size() < MOST_WORDS;
            if (fits && !local.equals(HIDDEN)) {
                words.add(local);
            }
        }
        return words;
    }

    private static List<String> people(HeaderField field) {
        List<Mailbox> mailboxes = MailboxList.read(field.value()).mailboxes();
        return mailboxes.isEmpty()
                ? List.of(field.value().strip())
                : mailboxes.stream().map(Mailbox::address).limit(MOST).toList();
    }

    private static Octets octets(String latin1) {
        return Octets.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
