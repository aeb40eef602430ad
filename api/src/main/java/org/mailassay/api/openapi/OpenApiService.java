package org.mailassay.api.openapi;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Endpoints;

/// `/openapi.json` of a family, which may be read without a key.
public final class OpenApiService implements HttpService {
    private final Endpoints endpoints;
    private final Answer answer;

    public OpenApiService(Endpoints endpoints, OpenApiDocument document) {
        this.endpoints = endpoints;
        this.answer = new Answer.Page(200, "application/json", document.text(), Map.of());
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.open(rules, "/openapi.json", () -> answer);
    }
}
