package org.mailassay.api.health;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mailassay.api.health.StatusPart.Standing;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.OperatorAccess;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.api.page.Html;

/// `/status` and `/status.json`: how every part of the appliance stands, for those who run it.
public final class StatusService implements HttpService {
    private final PublicPaths paths;
    private final OperatorAccess access;
    private final Supplier<List<StatusPart>> parts;

    /// @param parts as they stand when asked for; must come within a few seconds
    public StatusService(PublicPaths paths, OperatorAccess access, Supplier<List<StatusPart>> parts) {
        this.paths = paths;
        this.access = access;
        this.parts = parts;
    }

    @Override
    public void routing(HttpRules rules) {
        paths.get(rules, "/status", request -> {
            access.require(request);
            return page(parts.get());
        });
        paths.get(rules, "/status.json", request -> {
            access.require(request);
            return json(parts.get());
        });
    }

    private static Standing worst(List<StatusPart> parts) {
        return parts.stream().map(StatusPart::standing).max(Standing::compareTo).orElse(Standing.OK);
    }

    private static Answer json(List<StatusPart> parts) {
        return Answer.ok(json -> json.object(() -> {
            json.field("status", worst(parts).code());
            json.objects("parts", parts, part -> {
                json.field("name", part.name());
                json.field("status", part.standing().code());
                json.field("summary", part.summary());
                json.object("facts", () -> part.facts().forEach(json::field));
            });
        }));
    }

    private static Answer page(List<StatusPart> parts) {
        StringBuilder main = new StringBuilder("<h1>Status</h1>\n<p>")
                .append(
                        switch (worst(parts)) {
                            case OK -> "Everything works.";
                            case ATTENTION -> "It works, and something is worth looking at.";
                            case DOWN -> "Something does not work.";
                        })
                .append("</p>\n");
        for (StatusPart part : parts) {
            main.append("<section class=\"finding %s\">\n<h2>%s <span class=\"status\">%s</span></h2>\n<p>%s</p>\n"
                    .formatted(
                            shade(part.standing()),
                            Html.escaped(part.name()),
                            part.standing().code(),
                            Html.escaped(part.summary())));
            if (!part.facts().isEmpty()) {
                main.append("<dl>\n");
                for (Map.Entry<String, String> fact : part.facts().entrySet()) {
                    main.append("<dt>%s</dt><dd>%s</dd>\n"
                            .formatted(Html.escaped(fact.getKey()), Html.escaped(fact.getValue())));
                }
                main.append("</dl>\n");
            }
            main.append("</section>\n");
        }
        return Html.page(200, "en", "Status", main.toString());
    }

    private static String shade(Standing standing) {
        return switch (standing) {
            case OK -> "pass";
            case ATTENTION -> "warn";
            case DOWN -> "fail";
        };
    }
}
