package org.mailassay.analysis.report.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.HeaderLimits;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.failure.FailureReport.DkimFailure;
import org.mailassay.analysis.report.failure.FailureReport.Form;
import org.mailassay.analysis.report.value.Oddities;
import org.mailassay.analysis.report.value.Values;

/// Reads the fields of the machine-readable part (RFC 5965, section 3; RFC 6591, section 3.1), whatever of them is
/// there: such a report is worth keeping for the message alone.
public final class FailureReportReader {
    private static final HeaderLimits LIMITS = new HeaderLimits(500, 1 << 18);
    private static final int MOST = 50;

    /// RFC 6591, section 3.3, and RFC 9991, section 4.
    private static final Set<String> AUTH_FAILURES =
            Set.of("adsp", "bodyhash", "dkim", "dmarc", "revoked", "signature", "spf");

    private static final Set<String> DELIVERY_RESULTS = Set.of("delivered", "spam", "policy", "reject", "other");

    private final HeaderFields fields;
    private final Oddities oddities = new Oddities();

    private FailureReportReader(Octets part) {
        this.fields = HeaderFields.of(withoutBlankLines(part), LIMITS);
    }

    /// Reads the part.
    ///
    /// @param part decoded
    /// @param sample the message that the report is about
    public static FailureReport read(Octets part, FailedMessage sample) {
        return new FailureReportReader(part).report(sample);
    }

    private FailureReport report(FailedMessage sample) {
        String source = text("Source-IP");
        return new FailureReport(
                Form.ARF,
                free("User-Agent"),
                text("Version"),
                words("Auth-Failure", AUTH_FAILURES),
                words("Identity-Alignment", Set.of("none", "spf", "dkim")),
                FailureValues.path(text("Original-Mail-From")),
                each("Original-Rcpt-To", FailureValues::path),
                free("Original-Envelope-Id"),
                read("Arrival-Date", FailureValues::instant).or(() -> read("Received-Date", FailureValues::instant)),
                read("Source-IP", FailureValues::address),
                FailureValues.beside(source),
                each("Reported-Domain", FailureValues::domain),
                word("Delivery-Result"),
                each("Authentication-Results", Values::freeText),
                free("Reporting-MTA"),
                incidents(),
                new DkimFailure(
                        FailureValues.domain(text("DKIM-Domain")),
                        free("DKIM-Identity"),
                        Values.cut(text("DKIM-Selector")),
                        free("DKIM-Selector-DNS")),
                free("SPF-DNS"),
                sample,
                oddities.list());
    }

    private String text(String name) {
        return fields.first(name).map(HeaderField::value).orElse("");
    }

    private String free(String name) {
        return Values.freeText(text(name));
    }

    private List<String> each(String name, Function<String, String> reading) {
        return fields.named(name).stream()
                .map(field -> reading.apply(field.value()))
                .filter(value -> !value.isEmpty())
                .limit(MOST)
                .toList();
    }

    private <T> Optional<T> read(String name, Function<String, Optional<T>> reading) {
        String value = text(name);
        Optional<T> read = value.isEmpty() ? Optional.empty() : reading.apply(value);
        if (read.isEmpty() && !value.isEmpty()) {
            oddities.add(name.toLowerCase(Locale.ROOT), value);
        }
        return read;
    }

    private List<String> words(String name, Set<String> known) {
        List<String> words = new ArrayList<>();
        for (HeaderField field : fields.named(name)) {
            words.addAll(FailureValues.words(field.value()));
        }
        words.stream()
                .filter(word -> !known.contains(word))
                .forEach(word -> oddities.add(name.toLowerCase(Locale.ROOT), word));
        return words.stream().distinct().limit(MOST).toList();
    }

    private String word(String name) {
        String word = Values.word(text(name));
        if (!word.isEmpty() && !DELIVERY_RESULTS.contains(word)) {
            oddities.add(name.toLowerCase(Locale.ROOT), text(name));
        }
        return word;
    }

    private long incidents() {
        String text = text("Incidents");
        OptionalLong number = Values.number(text);
        if (number.isEmpty() && !text.isEmpty()) {
            oddities.add("incidents", text);
        }
        return Math.max(1, number.orElse(1));
    }

    private static Octets withoutBlankLines(Octets part) {
        int start = 0;
        while (start < part.length() && part.at(start) <= ' ' && part.at(start) >= 0) {
            start++;
        }
        return part.slice(start, part.length());
    }
}
