package org.mailassay.analysis.headers;

import java.util.List;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Step;

/// What is asked of a header section.
public final class HeaderFindings {
    static final Step WRONG_WEEKDAY = Step.of(4, "the date is right, and its weekday is not");
    static final Step SKEWED = Step.of(
            4,
            "more than %d hour ahead of its arrival, or more than %d day behind"
                    .formatted(IdentityFindings.AHEAD.toHours(), IdentityFindings.LATE.toDays()));
    static final Step NO_PUBLIC_HOST = Step.of(3, "no public host name stands behind the at sign");
    static final Step UNNAMED_FORWARD = Step.of(2, "a forward names no message before it");
    static final Step UNDISCLOSED = Step.of(1, "no recipient is named");

    public static final Criterion FIELDS = of("fields", 8, "Well-formed fields", "RFC 5322, section 2.2");
    public static final Criterion LINE_LENGTH = of("line_length", 5, "Line length", "RFC 5322, section 2.1.1");
    public static final Criterion LINE_ENDINGS = of("line_endings", 3, "Line endings", "RFC 5322, section 2.3");
    public static final Criterion EIGHT_BIT = of("eight_bit", 4, "Declared 8-bit data", "RFC 2045, section 6.2");
    public static final Criterion ENCODED_WORDS = of("encoded_words", 4, "Encoded words", "RFC 2047, section 2");
    public static final Criterion MIME_VERSION = of("mime_version", 3, "MIME-Version", "RFC 2045, section 4");
    public static final Criterion MIME_STRUCTURE = of("mime_structure", 6, "MIME structure", "RFC 2046, section 5.1");
    public static final Criterion FROM = of("from", 10, "From", "RFC 5322, section 3.6.2");
    public static final Criterion SENDER = of("sender", 2, "Sender", "RFC 5322, section 3.6.2");
    public static final Criterion REPLY_TO = of("reply_to", 2, "Reply-To", "RFC 5322, section 3.6.2");
    public static final Criterion RECIPIENT =
            of("recipient", 3, "Visible recipient", "RFC 5322, section 3.6.3").steps(UNDISCLOSED);
    public static final Criterion DATE = of("date", 8, "Date", "RFC 5322, section 3.6.1")
            .steps(
                    WRONG_WEEKDAY,
                    SKEWED,
                    Step.of(0, "more than %d days off, or no date".formatted(IdentityFindings.FAR.toDays())));
    public static final Criterion MESSAGE_ID =
            of("message_id", 6, "Message-ID", "RFC 5322, section 3.6.4").steps(NO_PUBLIC_HOST);
    public static final Criterion REPEATED = of("repeated", 6, "Fields that stand once", "RFC 5322, section 3.6");
    public static final Criterion THREAD =
            of("thread", 4, "Honest Re: and Fwd:", "RFC 5322, section 3.6.5").steps(UNNAMED_FORWARD);
    public static final Criterion AUTOMATIC = of("automatic", 0, "Precedence, Auto-Submitted", "RFC 3834, section 5");
    public static final Criterion FEEDBACK_ID =
            of("feedback_id", 0, "Feedback-ID", "Gmail Help, Feedback Loop (answer 6254652)");

    /// All of them, in the order of a report.
    static final List<Criterion> ALL = List.of(
            FIELDS,
            LINE_LENGTH,
            LINE_ENDINGS,
            EIGHT_BIT,
            ENCODED_WORDS,
            MIME_VERSION,
            MIME_STRUCTURE,
            FROM,
            SENDER,
            REPLY_TO,
            RECIPIENT,
            DATE,
            MESSAGE_ID,
            REPEATED,
            THREAD,
            AUTOMATIC,
            FEEDBACK_ID);

    private HeaderFindings() {}

    private static Criterion of(String aspect, int points, String title, String source) {
        return new Criterion("headers." + aspect, Category.HEADERS, points, title, source);
    }
}
