package org.mailassay.analysis.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.Octets;

/// A web written in a test: on each line a URL, behind it a status or a failure's cause, and where a redirect leads.
/// `GET` or `HEAD` before the URL limits the line to that method. Every other URL has no address.
///
/// ```
/// https://example.com/ 200
/// https://example.com/old 301 https://example.com/
/// GET https://example.com/shy 200
/// https://slow.example/ timeout
/// ```
public final class FakeWeb implements Fetcher {
    private static final FetchAnswer.Certificate CERTIFICATE =
            new FetchAnswer.Certificate("CN=Test", Instant.parse("2027-01-01T00:00:00Z"));

    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, byte[]> bodies = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    /// What was asked, in no order: method and URL.
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public FakeWeb(String lines) {
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            boolean limited = line.startsWith("GET ") || line.startsWith("HEAD ");
            int end = line.indexOf(' ', limited ? line.indexOf(' ') + 1 : 0);
            answers.put(line.substring(0, end), line.substring(end + 1));
        });
    }

    /// The same with another answer.
    public FakeWeb with(String url, String answer) {
        answers.put(url, answer);
        bodies.remove(url);
        return this;
    }

    /// The same with a body.
    public FakeWeb with(String url, String type, byte[] body) {
        answers.put(url, "200");
        bodies.put(url, body);
        types.put(url, type);
        return this;
    }

    @Override
    public FetchAnswer fetch(FetchRequest request) {
        asked.add(request.method() + " " + request.url());
        List<FetchAnswer.Hop> hops = new ArrayList<>();
        String url = request.url();
        while (true) {
            String both = answers.getOrDefault(url, "no_address");
            String[] words =
                    answers.getOrDefault(request.method() + " " + url, both).split(" ", 2);
            if (!words[0].matches("\\d+")) {
                return new FetchAnswer.Failed(
                        FetchAnswer.Cause.valueOf(words[0].toUpperCase(Locale.ROOT)), words[0], hops);
            }
            int status = Integer.parseInt(words[0]);
            if (words.length == 1) {
                return fetched(request, url, status, hops);
            }
            hops.add(new FetchAnswer.Hop(url, status));
            url = words[1];
            if (hops.size() > 5) {
                return new FetchAnswer.Refused(FetchAnswer.Reason.TOO_MANY_REDIRECTS, "too many redirects", hops);
            }
        }
    }

    private FetchAnswer fetched(FetchRequest request, String url, int status, List<FetchAnswer.Hop> hops) {
        Octets body = Octets.of(bodies.getOrDefault(url, "hello".getBytes(StandardCharsets.UTF_8)));
        int most = Math.min(body.length(), request.mostOctets());
        return new FetchAnswer.Fetched(
                url,
                status,
                hops,
                types.getOrDefault(url, "text/html"),
                -1,
                body.slice(0, most),
                most < body.length() && request.method() == FetchRequest.Method.GET,
                url.startsWith("https:") ? Optional.of(CERTIFICATE) : Optional.empty());
    }
}
