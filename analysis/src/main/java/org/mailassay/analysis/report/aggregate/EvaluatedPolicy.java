package org.mailassay.analysis.report.aggregate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailassay.analysis.report.AggregateRow.Disposition;
import org.mailassay.analysis.report.AggregateRow.OverrideReason;
import org.mailassay.analysis.report.value.Oddities;
import org.mailassay.analysis.report.value.Values;

/// Reads policy_evaluated (RFC 9990, section 3.1.1.10): what DMARC said of the messages and what was done with them.
final class EvaluatedPolicy {
    private static final String PATH = "row/policy_evaluated/";
    private static final Set<String> DISPOSITIONS = Set.of("none", "quarantine", "reject", "pass");
    private static final Set<String> RESULTS = Set.of("pass", "fail");
    private static final Set<String> REASONS = Set.of(
            "forwarded",
            "sampled_out",
            "trusted_forwarder",
            "mailing_list",
            "local_policy",
            "other",
            "policy_test_mode");
    private static final int MAXIMUM_REASONS = 100;

    private final XmlCursor cursor;
    private final Oddities oddities;
    private final List<OverrideReason> reasons = new ArrayList<>(0);
    private boolean seen;
    private String disposition = "";
    private String dkim = "";
    private String spf = "";

    EvaluatedPolicy(XmlCursor cursor, Oddities oddities) {
        this.cursor = cursor;
        this.oddities = oddities;
    }

    boolean wasSeen() {
        return seen;
    }

    /// Reads the element that the cursor stands in, to its end.
    void read() throws IOException {
        seen = true;
        while (cursor.child()) {
            switch (cursor.name()) {
                case "disposition" -> disposition = cursor.text();
                case "dkim" -> dkim = cursor.text();
                case "spf" -> spf = cursor.text();
                case "reason" -> reason();
                default -> cursor.skip();
            }
        }
        disposition = oddities.word(PATH + "disposition", disposition, DISPOSITIONS, Map.of());
        dkim = oddities.word(PATH + "dkim", dkim, RESULTS, Map.of());
        spf = oddities.word(PATH + "spf", spf, RESULTS, Map.of());
    }

    /// Nothing was done to the messages, as far as the report tells, when the word is none of the schema's.
    Disposition disposition() {
        return switch (disposition) {
            case "quarantine" -> Disposition.QUARANTINE;
            case "reject" -> Disposition.REJECT;
            case "pass" -> Disposition.PASS;
            default -> Disposition.NONE;
        };
    }

    boolean dkim() {
        return dkim.equals("pass");
    }

    boolean spf() {
        return spf.equals("pass");
    }

    List<OverrideReason> reasons() {
        return reasons;
    }

    /// A reason is a type and a comment; some reporters write it as plain text, some leave it empty.
    private void reason() throws IOException {
        String type = "";
        String comment = "";
        StringBuilder plain = new StringBuilder();
        while (cursor.child(plain)) {
            switch (cursor.name()) {
                case "type" -> type = cursor.text();
                case "comment" -> comment = Values.freeText(cursor.text());
                default -> cursor.skip();
            }
        }
        String text = plain.toString().strip();
        if (!text.isEmpty()) {
            oddities.add(PATH + "reason", text);
            boolean named = type.isEmpty() && REASONS.contains(Values.word(text));
            type = named ? Values.word(text) : type;
            comment = comment.isEmpty() && !named ? Values.freeText(text) : comment;
        }
        if ((type.isEmpty() && comment.isEmpty()) || reasons.size() >= MAXIMUM_REASONS) {
            return;
        }
        reasons.add(new OverrideReason(
                type.isEmpty() ? type : oddities.word(PATH + "reason/type", type, REASONS, Map.of()), comment));
    }
}
