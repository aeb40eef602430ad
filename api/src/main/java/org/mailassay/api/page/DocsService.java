package org.mailassay.api.page;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Family;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.api.openapi.DocumentHtml;
import org.mailassay.api.openapi.OpenApiDocument;

/// `/docs`: the API as a page, rendered once.
public final class DocsService implements HttpService {
    private final PublicPaths paths;
    private final Answer page;

    public DocsService(PublicPaths paths, OpenApiDocument dmarc) {
        this.paths = paths;
        this.page = Html.page(
                200,
                "The API",
                Html.resource("docs.html").replace("@base@", Family.DMARC.base()) + DocumentHtml.of(dmarc));
    }

    @Override
    public void routing(HttpRules rules) {
        paths.get(rules, "/docs", _ -> page);
    }
}
