package org.mailassay.analysis.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.score.Finding;

/// What is worth knowing and costs nothing.
final class ToldFindings {
    /// RFC 3834, section 5; RFC 5436, section 2.7.1.
    private static final Set<String> AUTO_SUBMITTED = Set.of("no", "auto-generated", "auto-replied", "auto-notified");

    private ToldFindings() {}

    static List<Finding> of(HeaderFields header) {
        return List.of(automatic(header), feedbackId(header));
    }

    private static Finding automatic(HeaderFields header) {
        Optional<String> precedence = HeaderText.first(header, "Precedence");
        Optional<String> automatic = HeaderText.first(header, "Auto-Submitted");
        if (precedence.isEmpty() && automatic.isEmpty()) {
            return HeaderFindings.AUTOMATIC.notApplicable("The message does not say that a program sent it.");
        }
        boolean known = automatic
                .map(value -> value.split("[;( ]", 2)[0].strip().toLowerCase(Locale.ROOT))
                .map(AUTO_SUBMITTED::contains)
                .orElse(true);
        Finding finding = known
                ? HeaderFindings.AUTOMATIC.pass("The message says that a program sent it.")
                : HeaderFindings.AUTOMATIC
                        .warn(0, "Auto-Submitted has a value that no standard knows.")
                        .fixedBy("Write auto-generated, auto-replied or no.");
        return finding.with("precedence", precedence.orElse("")).with("auto_submitted", automatic.orElse(""));
    }

    /// Three fields of the sender's choice and the sender's identifier, with colons between them.
    private static Finding feedbackId(HeaderFields header) {
        Optional<String> value = HeaderText.first(header, "Feedback-ID");
        if (value.isEmpty()) {
            return HeaderFindings.FEEDBACK_ID.notApplicable("The message has no Feedback-ID.");
        }
        List<String> parts = new ArrayList<>(List.of(value.get().split(":", -1)));
        boolean wellFormed = parts.size() <= 4 && !parts.getLast().isBlank();
        return wellFormed
                ? HeaderFindings.FEEDBACK_ID
                        .pass("Complaints can be counted by campaign and sender.")
                        .with("sender", parts.getLast().strip())
                : HeaderFindings.FEEDBACK_ID
                        .warn(0, "The Feedback-ID is not up to three fields and a sender.")
                        .fixedBy("Write campaign:customer:kind:sender.");
    }
}
