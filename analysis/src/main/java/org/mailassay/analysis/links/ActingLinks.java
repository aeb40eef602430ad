package org.mailassay.analysis.links;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.fetch.WebUrl;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;

/// Tells links that do something when they are opened: nobody but the reader may open those.
///
/// @param listed the URLs of the List-Unsubscribe field (RFC 2369, section 3.2), as [WebUrl#text()] writes them
record ActingLinks(Set<String> listed) {
    private static final int MOST_LISTED = 20;
    private static final List<String> IN_TEXT = ActionWords.of("leave", "choose", "text");
    private static final List<String> IN_URL = ActionWords.of("leave-url", "url");

    ActingLinks {
        listed = Set.copyOf(listed);
    }

    static ActingLinks of(HeaderFields header) {
        Set<String> listed = new HashSet<>();
        for (HeaderField field : header.named("List-Unsubscribe")) {
            String value = field.value();
            int start = value.indexOf('<');
            for (int i = 0; i < MOST_LISTED && start >= 0; i++) {
                int end = value.indexOf('>', start);
                Optional<WebUrl> url = end < 0
                        ? Optional.empty()
                        : WebUrl.of(value.substring(start + 1, end).replace(" ", ""));
                url.map(WebUrl::text).ifPresent(listed::add);
                start = value.indexOf('<', start + 1);
            }
        }
        return new ActingLinks(listed);
    }

    /// Whether the link may do something.
    boolean contains(Link link, WebUrl url) {
        String address = url.text();
        String shown = ActionWords.folded(link.text() + " " + link.around());
        String lower = ActionWords.folded(address);
        return listed.contains(address)
                || IN_URL.stream().anyMatch(lower::contains)
                || IN_TEXT.stream().anyMatch(shown::contains);
    }
}
