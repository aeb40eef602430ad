package org.mailassay.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mailassay.api.http.JsonValue;

/// Compares answers with an OpenAPI document.
public record DescribedAnswers(JsonValue.Fields document) {
    /// Every operation that the document describes, `GET /domains`.
    public Set<String> operations() {
        Set<String> described = new TreeSet<>();
        child(document, "paths")
                .fields()
                .forEach((path, methods) -> ((JsonValue.Fields) methods)
                        .fields()
                        .keySet()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return described;
    }

    /// Those of them that stand under a tag.
    public Set<String> operations(String tag) {
        Set<String> tagged = new TreeSet<>(operations());
        tagged.removeIf(operation -> {
            String[] words = operation.split(" ", 2);
            JsonValue.Fields methods = child(child(document, "paths"), words[1]);
            JsonValue.Fields described = child(methods, words[0].toLowerCase(Locale.ROOT));
            return !(described.fields().get("tags") instanceof JsonValue.Items(List<JsonValue> tags)
                    && tags.contains(new JsonValue.Text(tag)));
        });
        return tagged;
    }

    /// Fails unless the operation says that such an answer is given.
    ///
    /// @param method in lower case
    public void assertDescribed(String method, String template, Reply reply) {
        JsonValue.Fields responses = child(child(child(child(document, "paths"), template), method), "responses");
        String status = Integer.toString(reply.status());
        assertThat(responses.fields())
                .as(method + " " + template + ": " + reply.body())
                .containsKey(status);
        JsonValue.Fields response = SchemaCheck.resolve(document, child(responses, status));
        JsonValue.Fields content = child(response, "content");
        if (content.fields().containsKey("application/json")) {
            JsonValue.Fields schema = child(child(content, "application/json"), "schema");
            assertThat(SchemaCheck.complaints(document, schema, reply.json()))
                    .as(method + " " + template)
                    .isEmpty();
        } else if (!content.fields().isEmpty()) {
            assertThat(content.fields()).as(method + " " + template).containsKey(reply.header("Content-Type"));
        }
        child(response, "headers")
                .fields()
                .keySet()
                .forEach(header -> assertThat(reply.header(header))
                        .as(template + " " + header)
                        .isNotEmpty());
    }

    private static JsonValue.Fields child(JsonValue.Fields parent, String name) {
        return (JsonValue.Fields) parent.fields().getOrDefault(name, new JsonValue.Fields(Map.of()));
    }
}
