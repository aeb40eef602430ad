package org.mailassay.analysis.unsubscribe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A `List-Unsubscribe` field (RFC 2369, section 3.2): URIs in angle brackets with commas between them, the one to be
/// preferred first.
///
/// @param uris in order, without white space
/// @param wellFormed whether everything in the field is such a URI or a comment
public record ListUnsubscribe(List<String> uris, boolean wellFormed) {
    private static final int MOST = 20;
    private static final int LONGEST = 8_192;

    public ListUnsubscribe {
        uris = List.copyOf(uris);
    }

    /// Reads a field's value, unfolded.
    public static ListUnsubscribe read(String value) {
        List<String> uris = new ArrayList<>();
        boolean wellFormed = value.length() <= LONGEST;
        int depth = 0;
        int at = 0;
        boolean ended = false;
        while (at < Math.min(value.length(), LONGEST) && uris.size() < MOST) {
            char c = value.charAt(at++);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                ended = false;
            } else if (c == '<' && depth == 0) {
                if (ended) {
                    // What follows a URI without a comma is to be ignored (RFC 2369, section 2).
                    return new ListUnsubscribe(uris, false);
                }
                int end = value.indexOf('>', at);
                if (end < 0) {
                    return new ListUnsubscribe(uris, false);
                }
                // White space within the brackets is to be ignored (RFC 2369, section 2).
                String uri = value.substring(at, end).replaceAll("\\s", "");
                wellFormed &= isUri(uri);
                uris.add(uri);
                at = end + 1;
                ended = true;
            } else if (depth == 0 && c > ' ') {
                wellFormed = false;
            }
        }
        return new ListUnsubscribe(uris, wellFormed && depth == 0 && !uris.isEmpty());
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    /// The scheme of a URI, lower case; empty when it has none.
    static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /// Whether one of the URIs has this scheme.
    public boolean has(String scheme) {
        return uris.stream().anyMatch(uri -> scheme(uri).equals(scheme));
    }
}
