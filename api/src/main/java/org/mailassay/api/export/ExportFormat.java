package org.mailassay.api.export;

import java.util.Locale;
import java.util.Optional;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Problem;

/// The form of an export.
public enum ExportFormat {
    /// RFC 4180, in UTF-8, with a header line.
    CSV("text/csv", "text/csv; charset=utf-8; header=present"),
    /// An object of JSON on each line.
    NDJSON("application/x-ndjson", "application/x-ndjson");

    /// The name of the path parameter.
    static final String PARAMETER = "format";

    private static final int MOST_RANGES = 50;

    private final String mediaType;
    private final String contentType;

    ExportFormat(String mediaType, String contentType) {
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /// How the path and the file name end.
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format that the path ends by.
    static ExportFormat ofPath(Call call) {
        for (ExportFormat format : values()) {
            if (format.extension().equals(call.path(PARAMETER))) {
                return format;
            }
        }
        throw Problem.notFound().refused();
    }

    /// The format that the request would rather have than JSON (RFC 9110, section 12.5.1); empty when it names none.
    static Optional<ExportFormat> accepted(Call call) {
        Optional<ExportFormat> best = Optional.empty();
        double weight = 0;
        for (String range : call.header("Accept").toLowerCase(Locale.ROOT).split(",", MOST_RANGES)) {
            String[] parts = range.split(";", MOST_RANGES);
            String type = parts[0].strip();
            double own = weight(parts);
            boolean json = type.equals("application/json") || type.equals("*/*") || type.equals("application/*");
            if (own > weight && (json || named(type).isPresent())) {
                best = named(type);
                weight = own;
            }
        }
        return best;
    }

    private static Optional<ExportFormat> named(String mediaType) {
        for (ExportFormat format : values()) {
            if (format.mediaType.equals(mediaType)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
