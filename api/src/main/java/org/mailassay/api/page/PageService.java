package org.mailassay.api.page;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.store.account.AccountStore;

/// `/`: what this is and where to go on; and the style of all pages.
public final class PageService implements HttpService {
    private final PublicPaths paths;
    private final AccountStore accounts;

    public PageService(PublicPaths paths, AccountStore accounts) {
        this.paths = paths;
        this.accounts = accounts;
    }

    @Override
    public void routing(HttpRules rules) {
        Answer style =
                new Answer.Page(200, "text/css", Html.resource("style.css"), Map.of("Cache-Control", "max-age=3600"));
        paths.get(rules, "/", _ -> landing());
        paths.get(rules, "/style.css", _ -> style);
    }

    private Answer landing() {
        String next = accounts.any()
                ? "<p>Programs read it with a key: <a href=\"/docs\">the API, described and by example</a>.</p>"
                : "<p>It has no owner yet. The link to set it up was printed where it was started.</p>";
        return Html.page(200, "Mailassay", Html.resource("landing.html") + next);
    }
}
