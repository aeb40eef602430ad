package org.mailassay.api.dmarc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.mailassay.analysis.fetch.WebUrl;
import org.mailassay.api.http.Problem;

/// What a URL must be for events to be delivered to it. Where its host is, is looked at when something is delivered.
final class WebhookUrl {
    private static final int LONGEST = 2_000;

    private WebhookUrl() {}

    /// The URL as it is kept. What cannot be one is refused.
    ///
    /// @param namedHosts that the operator allows without TLS too
    static String of(String written, Set<String> namedHosts) {
        String url = written.strip();
        if (url.length() > LONGEST || !url.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw refused("must be printable ASCII of at most " + LONGEST + " characters");
        }
        WebUrl parsed = WebUrl.of(url).orElseThrow(() -> refused("is no http or https URL"));
        if (parsed.credentials()) {
            throw refused("must not hold a user name or a password");
        }
        boolean named = namedHosts.contains(parsed.host().text().toLowerCase(Locale.ROOT));
        if (!parsed.scheme().equals("https") && !named) {
            throw refused("must begin with https://");
        }
        if (url.indexOf('#') >= 0) {
            throw refused("must not have a fragment");
        }
        // What is understood here must be what the client understands.
        try {
            String host = new URI(url).getHost();
            if (host == null || !host.equalsIgnoreCase(parsed.host().text())) {
                throw refused("has no usable host");
            }
        } catch (URISyntaxException unusual) {
            throw refused("is not written as RFC 3986 asks");
        }
        return url;
    }

    /// Without what may be a secret.
    static String masked(String url) {
        try {
            URI parsed = new URI(url);
            return parsed.getScheme() + "://" + parsed.getRawAuthority() + "/***";
        } catch (URISyntaxException unusual) {
            return "***";
        }
    }

    private static RuntimeException refused(String why) {
        return Problem.unprocessable("The field \"url\" " + why + ".").refused();
    }
}
