package org.mailassay.analysis.clientsupport;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The format of a picture by its address.
final class ImageFormat {
    private static final Pattern EXTENSION = Pattern.compile("\\.([a-z0-9]{2,5}+)$");

    private ImageFormat() {}

    /// The key of its format, `image:webp`; empty when the address does not tell.
    static String key(String address) {
        String url = address.strip().toLowerCase(Locale.ROOT);
        if (url.startsWith("data:")) {
            return url.startsWith("data:image/svg") ? "image:svg" : "image:base64";
        }
        int end = url.length();
        for (char c : new char[] {'?', '#'}) {
            int at = url.indexOf(c);
            end = at < 0 ? end : Math.min(end, at);
        }
        Matcher matcher = EXTENSION.matcher(url.substring(Math.max(0, end - 10), end));
        return matcher.find() ? "image:" + matcher.group(1) : "";
    }
}
