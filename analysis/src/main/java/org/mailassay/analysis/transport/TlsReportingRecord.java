package org.mailassay.analysis.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.tags.Tag;
import org.mailassay.analysis.tags.TagList;

/// The record at `_smtp._tls` that says where reports on TLS go (RFC 8460, section 3).
///
/// @param text as published
/// @param rua the `mailto` and `https` URIs that reports go to
/// @param faults what is wrong or doubtful in the text
public record TlsReportingRecord(String text, List<String> rua, List<Fault> faults) {
    /// How the record begins.
    public static final String VERSION = "v=TLSRPTv1";

    /// RFC 8460, section 3: more than one rua may be declared.
    private static final Set<String> REPEATABLE = Set.of("rua");

    private static final int MOST_URIS = 32;

    public TlsReportingRecord {
        rua = List.copyOf(rua);
        faults = List.copyOf(faults);
    }

    /// Reads a text that begins with the version.
    public static TlsReportingRecord parse(String text) {
        TagList tags = TagList.parse(text, REPEATABLE);
        List<Fault> faults = new ArrayList<>(tags.faults());
        List<String> rua = new ArrayList<>(2);
        for (Tag tag : tags.tags()) {
            if (tag.name().equals("rua")) {
                readUris(tag, rua, faults);
            } else if (!tag.name().equals("v")) {
                faults.add(new Fault(
                        TransportRecordFault.UNKNOWN_FIELD,
                        "No standard defines the field \"" + tag.name() + "\"; it is ignored.",
                        tag.offset(),
                        tag.name()));
            }
        }
        if (tags.tag("rua").isEmpty()) {
            faults.add(new Fault(
                    TransportRecordFault.MISSING_RUA,
                    "The field \"rua\" is missing, so no report can be sent.",
                    Fault.WHOLE_RECORD,
                    "rua"));
        }
        return new TlsReportingRecord(text, rua, faults);
    }

    private static void readUris(Tag tag, List<String> rua, List<Fault> faults) {
        String value = tag.value();
        int at = 0;
        for (int count = 0; at <= value.length() && count < MOST_URIS; count++) {
            int comma = value.indexOf(',', at);
            int end = comma < 0 ? value.length() : comma;
            String uri = value.substring(at, end).strip();
            if (isSupported(uri)) {
                rua.add(uri);
            } else {
                String shown = uri.substring(0, Math.min(uri.length(), 80));
                faults.add(new Fault(
                        TransportRecordFault.BAD_URI,
                        "\"" + shown + "\" is neither a mailto: nor an https: URI.",
                        tag.valueOffset() + at,
                        "rua"));
            }
            at = end + 1;
        }
    }

    private static boolean isSupported(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        if (uri.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '!')) {
            return false;
        }
        int at = lower.indexOf('@');
        boolean mail = lower.startsWith("mailto:") && at > "mailto:".length() && at < lower.length() - 1;
        return mail || (lower.startsWith("https://") && lower.length() > "https://".length());
    }
}
