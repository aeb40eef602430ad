package org.mailassay.analysis.links;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.links.Visit.Outcome;
import org.mailassay.analysis.message.HeaderFields;

/// Opens links, each URL once.
public final class LinkVisits {
    /// Different URLs that are opened for one message.
    static final int MOST_OPENED = 100;

    /// Of a page nothing is looked at.
    private static final int MOST_OCTETS = 1;

    private LinkVisits() {}

    /// The visit of each URL, by [WebUrl#text()]. Those with a user name have none.
    public static Map<String, Visit> of(List<Link> links, HeaderFields header, Fetcher fetcher) {
        ActingLinks acting = ActingLinks.of(header);
        Set<String> harmful = new LinkedHashSet<>();
        Set<String> urls = new LinkedHashSet<>();
        Map<String, Visit> visits = new LinkedHashMap<>();
        for (Link link : links) {
            link.web().ifPresent(url -> {
                if (!url.credentials()) {
                    urls.add(url.text());
                }
                // A form's action acts by its nature.
                if (link.kind() == Link.Kind.FORM || acting.contains(link, url)) {
                    harmful.add(url.text());
                }
            });
        }
        harmful.retainAll(urls);
        harmful.forEach(url -> visits.put(url, Visit.without(Outcome.SKIPPED, "opening it may do something")));
        List<String> toOpen =
                urls.stream().filter(url -> !visits.containsKey(url)).toList();
        List<String> opened = toOpen.subList(0, Math.min(MOST_OPENED, toOpen.size()));
        List<Visit> answers = new ArrayList<>(SideBySide.map(opened, url -> open(url, fetcher)));
        for (int i = 0; i < toOpen.size(); i++) {
            visits.put(
                    toOpen.get(i),
                    i < answers.size()
                            ? answers.get(i)
                            : Visit.without(Outcome.UNCHECKED, "there are more links than are opened"));
        }
        return visits;
    }

    private static Visit open(String url, Fetcher fetcher) {
        FetchAnswer head = fetcher.fetch(FetchRequest.head(url));
        return Visit.of(isForHeadOnly(head) ? better(head, fetcher.fetch(FetchRequest.get(url, MOST_OCTETS))) : head);
    }

    /// Some servers do not know HEAD, or keep programs out that use it.
    private static boolean isForHeadOnly(FetchAnswer answer) {
        return switch (answer) {
            case FetchAnswer.Fetched fetched ->
                switch (fetched.status()) {
                    case 400, 403, 404, 405, 406, 410 -> true;
                    default -> fetched.status() >= 500;
                };
            case FetchAnswer.Failed failed ->
                failed.cause() == FetchAnswer.Cause.BAD_ANSWER || failed.cause() == FetchAnswer.Cause.UNREACHABLE;
            case FetchAnswer.Refused _ -> false;
        };
    }

    /// No answer to the second question does not undo the answer to the first.
    private static FetchAnswer better(FetchAnswer head, FetchAnswer get) {
        return Optional.of(get)
                .filter(answer -> answer instanceof FetchAnswer.Fetched || !(head instanceof FetchAnswer.Fetched))
                .orElse(head);
    }
}
