package org.mailassay.analysis.headers;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;

/// When the message was written, and what tells it from every other one.
final class IdentityFindings {
    /// The name of the evidence for a date that was compared with the time of arrival.
    static final String SKEW = "seconds_before_arrival";

    static final Duration AHEAD = Duration.ofHours(1);
    static final Duration LATE = Duration.ofDays(1);
    static final Duration FAR = Duration.ofDays(7);

    /// What may stand once (RFC 5322, section 3.6; RFC 2045, section 3). From has a finding of its own.
    private static final List<String> ONCE = List.of(
            "Date",
            "Sender",
            "Reply-To",
            "To",
            "Cc",
            "Bcc",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Content-ID",
            "Content-Description",
            "Content-Disposition");

    /// Atoms with single dots between them on both sides (RFC 5322, section 3.6.4); which octets they have is not
    /// judged.
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<(?!\\.|[^>]{0,900}(?:\\.\\.|\\.@|@\\.|\\.>))[^\\s<>@]{1,400}+@([^\\s<>@]{1,400}+)>");

    private static final Pattern COMMENT = Pattern.compile("\\([^()<>]{0,400}+\\)");

    /// A prefix has white space behind it, or nothing: "re:Invent" is a name.
    private static final String BEHIND = " ?+:(?:[\\s\u00a0].*+)?+";

    private static final Pattern REPLY = Pattern.compile(
            "(re|aw|sv|antw|odp|rif)(\\[\\d{1,4}])?+" + BEHIND, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FORWARD =
            Pattern.compile("(fwd?|wg|tr)" + BEHIND, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ScanMaterial material;
    private final HeaderFields header;

    IdentityFindings(ScanMaterial material) {
        this.material = material;
        this.header = material.header();
    }

    List<Finding> all() {
        return List.of(date(), messageId(), repeated(), thread());
    }

    private Finding date() {
        OffsetDateTime now = material.message().receivedAt().atOffset(ZoneOffset.UTC);
        Fix fix = new Fix(
                "Write the time of sending, from a clock that is right.",
                "Date",
                "header",
                HeaderDate.FORMAT.format(now));
        Optional<HeaderField> field = header.first("Date");
        if (field.isEmpty()) {
            return absent(HeaderFindings.DATE, "The message has no Date field.").fixedBy(fix);
        }
        return switch (HeaderDate.read(field.get().value())) {
            case HeaderDate.Malformed _ ->
                HeaderFindings.DATE.fail("The Date field is no date.").fixedBy(fix);
            case HeaderDate.Read read
            when read.weekdayWrong() ->
                HeaderFindings.DATE
                        .warn(HeaderFindings.WRONG_WEEKDAY, "The Date field names a wrong day of the week.")
                        .fixedBy(fix);
            case HeaderDate.Read(OffsetDateTime time, boolean _) -> skew(Duration.between(time, now), fix);
        };
    }

    /// @param late from writing to receiving
    private Finding skew(Duration late, Fix fix) {
        Criterion criterion = HeaderFindings.DATE;
        if (material.message().connection() instanceof Connection.Unknown) {
            return criterion.pass("The Date field is well-formed.");
        }
        Finding finding;
        if (late.abs().compareTo(FAR) > 0) {
            finding = criterion.fail("The Date field is more than a week off.").fixedBy(fix);
        } else if (late.compareTo(LATE) > 0 || late.negated().compareTo(AHEAD) > 0) {
            String summary = late.isNegative()
                    ? "The message is dated in the future."
                    : "The message is dated more than a day ago.";
            finding = criterion.warn(HeaderFindings.SKEWED, summary).fixedBy(fix);
        } else {
            finding = criterion.pass("The Date field agrees with the time of arrival.");
        }
        return finding.with(SKEW, late.toSeconds());
    }

    private Finding messageId() {
        Criterion criterion = HeaderFindings.MESSAGE_ID;
        Optional<String> value = header.first("Message-ID").map(HeaderText::cut);
        Fix fix = Fix.of("Write an identifier of your own for each message, with your domain behind the at sign.");
        if (value.isEmpty() || value.get().isBlank()) {
            return absent(criterion, "The message has no Message-ID.").fixedBy(fix);
        }
        var matcher =
                MESSAGE_ID.matcher(COMMENT.matcher(value.get()).replaceAll("").strip());
        if (!matcher.matches()) {
            return criterion
                    .fail("The Message-ID does not have the form <left@right>.")
                    .with("message_id", HeaderText.cut(value.get(), 200))
                    .fixedBy(fix);
        }
        String right = matcher.group(1).toLowerCase(Locale.ROOT);
        if (!right.contains(".") || right.endsWith(".local") || right.startsWith("localhost")) {
            return criterion
                    .warn(HeaderFindings.NO_PUBLIC_HOST, "The Message-ID has no public host name behind the at sign.")
                    .with("right", right)
                    .fixedBy(fix);
        }
        return criterion.pass("The Message-ID is well-formed.");
    }

    private Finding repeated() {
        List<String> repeated = ONCE.stream()
                .filter(name -> header.named(name).size() > 1)
                .map(name -> name + ": " + header.named(name).size() + " times")
                .toList();
        return repeated.isEmpty()
                ? HeaderFindings.REPEATED.pass("No field is repeated that may stand once.")
                : HeaderFindings.REPEATED
                        .fail("A field is repeated that may stand once.")
                        .with("repeated", repeated)
                        .fixedBy("Write each of these fields once.");
    }

    /// A forward need not name what it forwards, so it weighs less.
    private Finding thread() {
        Criterion criterion = HeaderFindings.THREAD;
        String subject = HeaderText.first(header, "Subject").orElse("");
        boolean reply = REPLY.matcher(subject).matches();
        boolean forward = FORWARD.matcher(subject).matches();
        Finding plain = criterion.notApplicable("The subject claims neither an answer nor a forward.");
        if (!reply && !forward) {
            return plain;
        }
        if (header.first("In-Reply-To").isPresent()
                || header.first("References").isPresent()) {
            return criterion.pass("The subject claims an earlier message, and the header names it.");
        }
        return criterion
                .warn(
                        reply ? 0 : HeaderFindings.UNNAMED_FORWARD.points(),
                        "The subject claims an " + (reply ? "answer" : "earlier message")
                                + ", and the header names no message before it.")
                .fixedBy("Leave the prefix out of the subject, or name the message in In-Reply-To and References.")
                .mendedTo(plain);
    }

    /// What is not there may stand where the header section was not read.
    private Finding absent(Criterion criterion, String summary) {
        return header.complete()
                ? criterion.fail(summary)
                : criterion
                        .notApplicable("The header section was not read to its end.")
                        .mendedWith(HeaderFindings.FIELDS);
    }
}
