package org.mailassay.api.testing;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailassay.api.http.JsonReader;
import org.mailassay.api.http.JsonValue;

/// What the server answered.
public record Reply(HttpResponse<byte[]> response) {
    public int status() {
        return response.statusCode();
    }

    /// A header field's first value; empty when the field is absent.
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonValue json() {
        return switch (JsonReader.read(body())) {
            case JsonReader.Reading.Read(JsonValue value) -> value;
            case JsonReader.Reading.Malformed(String reason) -> throw new AssertionError(reason + " in " + body());
        };
    }

    /// The value at a path of names and positions, `data.0.id`, as text; `(absent)` when there is none.
    public String at(String path) {
        return text(valueAt(path));
    }

    /// How many items the array at the path has.
    public int size(String path) {
        return items(path).size();
    }

    public List<JsonValue> items(String path) {
        return valueAt(path) instanceof JsonValue.Items(List<JsonValue> items) ? items : List.of();
    }

    private JsonValue valueAt(String path) {
        JsonValue value = json();
        for (String step : path.split("\\.", -1)) {
            value = switch (value) {
                case JsonValue.Fields fields -> fields.fields().getOrDefault(step, new JsonValue.Text("(absent)"));
                case JsonValue.Items items
                when Integer.parseInt(step) < items.items().size() ->
                    items.items().get(Integer.parseInt(step));
                case JsonValue.Items _, JsonValue.Text _, JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Null _ ->
                    new JsonValue.Text("(absent)");
            };
        }
        return value;
    }

    private static String text(JsonValue value) {
        return switch (value) {
            case JsonValue.Text text -> text.text();
            case JsonValue.Numeral numeral -> numeral.number().toPlainString();
            case JsonValue.Flag flag -> Boolean.toString(flag.flag());
            case JsonValue.Null _ -> "null";
            case JsonValue.Items items ->
                items.items().stream().map(Reply::text).toList().toString();
            case JsonValue.Fields fields -> fields.fields().keySet().toString();
        };
    }
}
