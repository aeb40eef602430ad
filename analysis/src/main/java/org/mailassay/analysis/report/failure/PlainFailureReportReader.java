package org.mailassay.analysis.report.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.failure.FailureReport.DkimFailure;
import org.mailassay.analysis.report.failure.FailureReport.Form;
import org.mailassay.analysis.report.value.Oddities;
import org.mailassay.analysis.report.value.Values;

/// Reads the text that Exim and what is built on it send where others send a machine-readable part: fields with
/// blanks in front, then a line of hyphens, then the header section of the message.
public final class PlainFailureReportReader {
    private static final int LARGEST = 1 << 18;
    private static final int LONGEST_NAME = 40;

    private final Map<String, String> fields = new HashMap<>();
    private final Oddities oddities = new Oddities();

    private PlainFailureReportReader(String text) {
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0 && colon < LONGEST_NAME) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
    }

    /// Reads the text.
    ///
    /// @param part decoded
    /// @param enclosed the message, where it stands in a part of its own
    public static FailureReport read(Octets part, Optional<FailedMessage> enclosed) {
        Octets text = part.slice(0, Math.min(LARGEST, part.length()));
        int copy = beginOfCopy(text);
        FailedMessage sample = enclosed.orElseGet(() -> FailedMessage.of(text.slice(copy, text.length())));
        return new PlainFailureReportReader(text.slice(0, copy).latin1()).report(sample);
    }

    private FailureReport report(FailedMessage sample) {
        String source = field("sender ip address");
        String date = field("received date");
        String domain = FailureValues.domain(field("sender domain"));
        String results = field("dmarc results");
        note("sender ip address", source, FailureValues.address(source).isEmpty());
        note("received date", date, FailureValues.instant(date).isEmpty());
        return new FailureReport(
                Form.PLAIN,
                "",
                "",
                List.of("dmarc"),
                alignment(),
                "",
                List.of(),
                "",
                FailureValues.instant(date),
                FailureValues.address(source),
                FailureValues.beside(source),
                domain.isEmpty() ? List.of() : List.of(domain),
                deliveryResult(results),
                List.of(),
                "",
                1,
                new DkimFailure("", "", "", ""),
                "",
                sample,
                oddities.list());
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private void note(String field, String value, boolean unreadable) {
        if (unreadable && !value.isEmpty()) {
            oddities.add(field, value);
        }
    }

    private List<String> alignment() {
        List<String> aligned = new ArrayList<>();
        for (String mechanism : List.of("spf", "dkim")) {
            if (field(mechanism + " alignment").equalsIgnoreCase("yes")) {
                aligned.add(mechanism);
            }
        }
        return aligned.isEmpty() ? List.of("none") : aligned;
    }

    /// `DMARC Results: None, Accept` is the policy and what was done.
    private static String deliveryResult(String results) {
        String done =
                Values.word(results.substring(results.lastIndexOf(',') + 1).strip());
        return done.equals("accept") ? "delivered" : done;
    }

    /// Behind the line of hyphens that says that a copy follows; the end where there is none.
    private static int beginOfCopy(Octets text) {
        String latin1 = text.latin1();
        int line = latin1.startsWith("------") ? 0 : latin1.indexOf("\n------") + 1;
        if (line == 0 && !latin1.startsWith("------")) {
            return text.length();
        }
        int end = latin1.indexOf('\n', line);
        int at = end < 0 ? text.length() : end;
        while (at < text.length() && text.at(at) <= ' ' && text.at(at) >= 0) {
            at++;
        }
        return at;
    }
}
