package org.mailassay.api.export;

import java.util.List;
import java.util.stream.Collectors;
import org.mailassay.store.StorableText;

/// Text as a field of CSV (RFC 4180, section 2).
final class Csv {
    static final String LINE_END = "\r\n";

    /// A spreadsheet takes what begins so for a formula, and much of the text here is a stranger's.
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private Csv() {}

    static String text(String given) {
        String text = StorableText.of(given);
        String harmless = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    static String header(List<String> names) {
        return names.stream().map(Csv::text).collect(Collectors.joining(",")) + LINE_END;
    }
}
