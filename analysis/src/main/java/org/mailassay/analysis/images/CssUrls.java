package org.mailassay.analysis.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The pictures of a style sheet: `url()` that is neither an import nor a font (CSS Values, section 4.5).
final class CssUrls {
    private static final String OPEN = "url(";
    private static final List<String> OTHER_FILES = List.of(".css", ".woff", ".woff2", ".ttf", ".otf", ".eot");

    private CssUrls() {}

    static List<String> of(String css) {
        List<String> urls = new ArrayList<>();
        String lower = css.toLowerCase(Locale.ROOT);
        // Lower case may be longer, and then no place in it is one in the text.
        if (lower.length() != css.length()) {
            return urls;
        }
        int at = lower.indexOf(OPEN);
        while (at >= 0 && urls.size() < HtmlImages.MOST) {
            int start = at + OPEN.length();
            int end = end(css, start);
            if (end < 0) {
                break;
            }
            String url = unquoted(css.substring(start, end));
            boolean imported = lower.substring(Math.max(0, at - 12), at).contains("@import");
            if (!url.isEmpty() && !imported && !isOtherFile(url)) {
                urls.add(url);
            }
            at = lower.indexOf(OPEN, end);
        }
        return urls;
    }

    /// The closing parenthesis, which in quotes is none.
    private static int end(String css, int start) {
        int at = start;
        while (at < css.length() && Character.isWhitespace(css.charAt(at))) {
            at++;
        }
        char quote = at < css.length() ? css.charAt(at) : ' ';
        int closing = quote == '"' || quote == '\'' ? css.indexOf(quote, at + 1) : at;
        return closing < 0 ? -1 : css.indexOf(')', closing);
    }

    private static String unquoted(String written) {
        String url = written.strip();
        boolean quoted = url.length() > 1 && (url.startsWith("\"") || url.startsWith("'"));
        return quoted ? url.substring(1, Math.max(1, url.lastIndexOf(url.charAt(0)))) : url;
    }

    private static boolean isOtherFile(String url) {
        String path = url.replaceAll("[?#].*+", "").toLowerCase(Locale.ROOT);
        return url.startsWith("#")
                || url.startsWith("data:font")
                || OTHER_FILES.stream().anyMatch(path::endsWith);
    }
}
