package org.mailassay.analysis.authresults;

import java.util.List;

/// The value of an `Authentication-Results` field.
///
/// @param serviceIdentifier who speaks (RFC 8601, section 2.5); empty where a field that was read does not say so
/// @param results what each method found; empty when nothing was looked at, which is written `none`
public record AuthenticationResults(String serviceIdentifier, List<MethodResult> results) {
    /// The name of the header field.
    public static final String FIELD_NAME = "Authentication-Results";

    public AuthenticationResults {
        results = List.copyOf(results);
    }

    /// What reading a field gives.
    public sealed interface Reading {}

    /// The field could be read.
    public record Read(AuthenticationResults value) implements Reading {}

    /// The field could not be read.
    ///
    /// @param offset where, counted in chars of the value
    public record Malformed(String problem, int offset) implements Reading {}

    /// Reads a field's value, folded or not.
    public static Reading read(String value) {
        return new ResultsReader(value).read();
    }

    /// The value on one line.
    public String value() {
        return written(" ");
    }

    /// The whole header field, folded, with its line ending.
    public String field() {
        return FIELD_NAME + ": " + written("\r\n\t") + "\r\n";
    }

    private String written(String separator) {
        StringBuilder text = new StringBuilder(Quoting.value(serviceIdentifier)).append(';');
        if (results.isEmpty()) {
            return text.append(separator).append("none").toString();
        }
        for (int i = 0; i < results.size(); i++) {
            text.append(i == 0 ? "" : ";").append(separator);
            append(results.get(i), separator, text);
        }
        return text.toString();
    }

    private static void append(MethodResult result, String separator, StringBuilder text) {
        text.append(result.method()).append('=').append(result.result());
        if (!result.comment().isEmpty()) {
            text.append(" (").append(Quoting.comment(result.comment())).append(')');
        }
        if (!result.reason().isEmpty()) {
            text.append(separator).append("reason=").append(Quoting.string(result.reason()));
        }
        for (Property property : result.properties()) {
            text.append(separator)
                    .append(property.type())
                    .append('.')
                    .append(property.name())
                    .append('=')
                    .append(Quoting.propertyValue(property.value()));
        }
    }
}
