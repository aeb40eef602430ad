package org.mailassay.analysis.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// An http or https URL, read as leniently as browsers do and without its fragment (URL standard, section 4.4).
///
/// @param scheme `http` or `https`
/// @param port the one of the scheme where none is given
/// @param credentials whether a user name or a password is given
/// @param path with the query, from the slash on, everything but ASCII percent-encoded
public record WebUrl(String scheme, WebHost host, int port, boolean credentials, String path) {
    /// A longer URL is none.
    public static final int LONGEST = 8_192;

    /// Reads an absolute URL; empty when it is none that a browser fetches.
    public static Optional<WebUrl> of(String written) {
        String url = tidied(written);
        String scheme = scheme(url);
        return (scheme.equals("http") || scheme.equals("https")) && url.length() <= LONGEST
                ? absolute(scheme, url.substring(scheme.length() + 1))
                : Optional.empty();
    }

    /// The scheme of a URL in lower case, without the colon; empty for a relative one.
    public static String schemeOf(String written) {
        return scheme(tidied(written));
    }

    /// Without what browsers take out: control characters and white space around it, tabs and line ends anywhere.
    public static String tidied(String written) {
        int from = 0;
        int to = written.length();
        while (from < to && written.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && written.charAt(to - 1) <= ' ') {
            to--;
        }
        StringBuilder url = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = written.charAt(i);
            if (c != '\t' && c != '\r' && c != '\n') {
                url.append(c);
            }
        }
        return url.toString();
    }

    /// Where a reference leads from here; empty when to nothing that a browser fetches.
    public Optional<WebUrl> resolve(String reference) {
        String given = tidied(reference);
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        if (!scheme(given).isEmpty()) {
            return of(given);
        }
        String slashed = given.replace('\\', '/');
        if (slashed.startsWith("//")) {
            return absolute(scheme, given);
        }
        if (given.isEmpty() || given.startsWith("#")) {
            return Optional.of(this);
        }
        String query = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        String from = slashed.startsWith("/")
                ? ""
                : given.startsWith("?") ? query : query.substring(0, query.lastIndexOf('/') + 1);
        return Optional.of(new WebUrl(scheme, host, port, credentials, pathOf(from + given)));
    }

    /// The whole, always written in the same way; credentials are left out.
    public String text() {
        boolean usual = port == usualPort(scheme);
        return scheme + "://" + host.text() + (usual ? "" : ":" + port) + path;
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static String scheme(String url) {
        int colon = url.indexOf(':');
        for (int i = 0; i < colon; i++) {
            char c = url.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && !(other && i > 0)) {
                return "";
            }
        }
        return colon <= 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static Optional<WebUrl> absolute(String scheme, String rest) {
        int start = 0;
        while (start < rest.length() && isSlash(rest.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < rest.length() && !isSlash(rest.charAt(end)) && "?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(start, end);
        int at = authority.lastIndexOf('@');
        String place = authority.substring(at + 1);
        int colon = place.lastIndexOf(':') > place.lastIndexOf(']') ? place.lastIndexOf(':') : place.length();
        int port = port(scheme, place.substring(Math.min(place.length(), colon + 1)));
        Optional<String> name = percentDecoded(place.substring(0, colon));
        if (port < 0 || name.isEmpty()) {
            return Optional.empty();
        }
        String path = pathOf(rest.substring(end));
        return bracketed(name.get()).map(host -> new WebUrl(scheme, host, port, at > 0, path));
    }

    /// IPv6 has brackets in a URL.
    private static Optional<WebHost> bracketed(String host) {
        return host.startsWith("[") || host.indexOf(':') < 0 ? WebHost.of(host) : Optional.empty();
    }

    private static int port(String scheme, String digits) {
        if (digits.isEmpty()) {
            return usualPort(scheme);
        }
        boolean number = digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(digits) : -1;
        return port <= 65_535 ? port : -1;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static Optional<String> percentDecoded(String host) {
        if (host.indexOf('%') < 0) {
            return Optional.of(host);
        }
        byte[] octets = host.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(octets[i + 2], 16) : -1;
            octets[length++] = low >= 0 ? (byte) (high << 4 | low) : octets[i];
            i += low >= 0 ? 2 : 0;
        }
        return Optional.of(new String(octets, 0, length, StandardCharsets.UTF_8));
    }

    /// Path and query, without the fragment.
    private static String pathOf(String rest) {
        String given = rest.indexOf('#') < 0 ? rest : rest.substring(0, rest.indexOf('#'));
        int question = given.indexOf('?');
        String path = question < 0 ? given : given.substring(0, question);
        String query = question < 0 ? "" : given.substring(question);
        return encoded(withoutDots(path.replace('\\', '/'))) + encoded(query);
    }

    /// RFC 3986, section 5.2.4.
    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean last = i == segments.length - 1;
            boolean dots = segment.equals(".") || segment.equals("..");
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.removeLast();
            }
            if (!dots && (i > 0 || !segment.isEmpty())) {
                kept.addLast(segment);
            } else if (dots && last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String encoded(String text) {
        StringBuilder url = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet <= ' ' || octet == 0x7f || "\"<>`{}|^".indexOf(octet) >= 0) {
                url.append('%').append(String.format(Locale.ROOT, "%02X", octet));
            } else {
                url.append((char) octet);
            }
        }
        return url.toString();
    }
}
