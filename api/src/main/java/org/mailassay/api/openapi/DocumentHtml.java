package org.mailassay.api.openapi;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailassay.api.http.JsonValue;
import org.mailassay.api.page.Html;

/// An OpenAPI document as HTML: each operation with its parameters and answers, each webhook with what it delivers,
/// then each schema with its fields.
public final class DocumentHtml {
    private final DocumentReader document;
    private final StringBuilder html = new StringBuilder(1 << 16);

    private DocumentHtml(DocumentReader document) {
        this.document = document;
    }

    public static String of(OpenApiDocument document) {
        return new DocumentHtml(new DocumentReader(document.json())).whole();
    }

    private String whole() {
        document.at("paths")
                .fields()
                .forEach((path, methods) -> document.resolved(methods)
                        .fields()
                        .forEach((method, operation) ->
                                operation(method.toUpperCase(Locale.ROOT) + " " + path, document.resolved(operation))));
        document.at("webhooks")
                .fields()
                .forEach((name, methods) -> document.resolved(methods)
                        .fields()
                        .values()
                        .forEach(operation -> webhook(name, document.resolved(operation))));
        document.at("components", "schemas").fields().forEach((name, schema) -> {
            html.append("<section id=\"%s\">\n<h2>%s</h2>\n".formatted(Html.escaped(name), Html.escaped(name)));
            properties(document.resolved(schema));
            html.append("</section>\n");
        });
        return html.toString();
    }

    private void operation(String title, JsonValue.Fields operation) {
        html.append("<section>\n<h2><code>%s</code></h2>\n<p>%s. %s</p>\n"
                .formatted(Html.escaped(title), escaped(operation, "summary"), escaped(operation, "description")));
        table(
                "Parameter",
                "In",
                "Meaning",
                DocumentReader.items(operation, "parameters").stream()
                        .map(document::resolved)
                        .map(parameter -> row(
                                code(escaped(parameter, "name")),
                                escaped(parameter, "in"),
                                escaped(parameter, "description")))
                        .toList());
        JsonValue.Fields body = document.object(operation, "requestBody");
        if (!body.fields().isEmpty()) {
            html.append("<p>Body: %s</p>\n".formatted(content(body)));
        }
        table(
                "Status",
                "Meaning",
                "Body",
                document.object(operation, "responses").fields().entrySet().stream()
                        .map(response -> {
                            JsonValue.Fields answer = document.resolved(response.getValue());
                            return row(
                                    Html.escaped(response.getKey()), escaped(answer, "description"), content(answer));
                        })
                        .toList());
        html.append("</section>\n");
    }

    /// An operation that the receiver of an event provides.
    private void webhook(String name, JsonValue.Fields operation) {
        operation("POST to a webhook: " + name, operation);
        JsonValue.Fields content = document.object(document.object(operation, "requestBody"), "content");
        content.fields().values().forEach(media -> properties(document.object(document.resolved(media), "schema")));
    }

    /// The fields of an object, those of objects within it beneath.
    private void properties(JsonValue.Fields schema) {
        html.append("<p>%s</p>\n".formatted(escaped(schema, "description")));
        table("Field", "Type", "Meaning", rows("", schema));
    }

    private List<String> rows(String prefix, JsonValue.Fields schema) {
        return document.object(schema, "properties").fields().entrySet().stream()
                .<String>mapMulti((property, rows) -> {
                    String name = prefix + property.getKey();
                    JsonValue.Fields inner = document.resolved(property.getValue());
                    rows.accept(
                            row(code(Html.escaped(name)), type(property.getValue()), escaped(inner, "description")));
                    if (DocumentReader.reference(property.getValue()).isEmpty()) {
                        JsonValue item = inner.fields().getOrDefault("items", property.getValue());
                        String below = inner.fields().containsKey("items") ? name + "[]." : name + ".";
                        if (DocumentReader.reference(item).isEmpty()) {
                            rows(below, document.resolved(item)).forEach(rows);
                        }
                    }
                })
                .toList();
    }

    private String content(JsonValue.Fields holder) {
        return document.object(holder, "content").fields().entrySet().stream()
                .map(media -> Html.escaped(media.getKey()) + " "
                        + type(document.object(document.resolved(media.getValue()), "schema")))
                .collect(Collectors.joining(", "));
    }

    /// A schema's type in a few words. The envelope of an answer is left out: what stands in `data` is named.
    private String type(JsonValue schema) {
        String reference = DocumentReader.reference(schema);
        if (!reference.isEmpty()) {
            String name = Html.escaped(reference.substring(reference.lastIndexOf('/') + 1));
            return "<a href=\"#%s\">%s</a>".formatted(name, name);
        }
        JsonValue.Fields fields = document.resolved(schema);
        JsonValue.Fields properties = document.object(fields, "properties");
        if (properties.fields().containsKey("data")) {
            return type(properties.fields().getOrDefault("data", fields));
        }
        if (fields.fields().containsKey("items")) {
            return type(fields.fields().getOrDefault("items", fields)) + "[]";
        }
        String types = DocumentReader.items(fields, "type").stream()
                .map(DocumentHtml::plain)
                .collect(Collectors.joining(" or "));
        String values = DocumentReader.items(fields, "enum").stream()
                .map(value -> code(plain(value)))
                .collect(Collectors.joining(", "));
        String type = types.isEmpty() ? escaped(fields, "type") : types;
        return values.isEmpty() ? type : type + ": " + values;
    }

    private void table(String first, String second, String third, List<String> rows) {
        if (!rows.isEmpty()) {
            html.append("<table>\n<tr><th>%s</th><th>%s</th><th>%s</th></tr>\n".formatted(first, second, third));
            rows.forEach(html::append);
            html.append("</table>\n");
        }
    }

    private static String row(String first, String second, String third) {
        return "<tr><td>" + first + "</td><td>" + second + "</td><td>" + third + "</td></tr>\n";
    }

    private static String code(String escaped) {
        return "<code>" + escaped + "</code>";
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonValue.Text(String text) ? Html.escaped(text) : "";
    }

    private static String escaped(JsonValue.Fields parent, String name) {
        return Html.escaped(DocumentReader.text(parent, name));
    }
}
