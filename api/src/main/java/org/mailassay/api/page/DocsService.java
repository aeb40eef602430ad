package org.mailassay.api.page;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Family;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.api.openapi.DocumentHtml;
import org.mailassay.api.openapi.OpenApiDocument;

/// `/docs` and `/docs/audit`: the API as pages, rendered once.
public final class DocsService implements HttpService {
    private final PublicPaths paths;
    private final Answer dmarc;
    private final Answer audit;

    public DocsService(PublicPaths paths, OpenApiDocument dmarc, OpenApiDocument audit) {
        this.paths = paths;
        this.dmarc = page("The API", "docs.html", Family.DMARC, dmarc);
        this.audit = page("The API: scans", "docs-audit.html", Family.AUDIT, audit);
    }

    private static Answer page(String title, String introduction, Family family, OpenApiDocument document) {
        return Html.page(
                200, title, Html.resource(introduction).replace("@base@", family.base()) + DocumentHtml.of(document));
    }

    @Override
    public void routing(HttpRules rules) {
        paths.get(rules, "/docs", _ -> dmarc);
        paths.get(rules, "/docs/audit", _ -> audit);
    }
}
