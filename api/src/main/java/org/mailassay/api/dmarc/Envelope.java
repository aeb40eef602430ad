package org.mailassay.api.dmarc;

import java.util.List;
import java.util.function.BiConsumer;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.JsonWriter;

/// What stands around every answer of the family: `data`, and `meta` with the request's id and, on lists, where the
/// list goes on.
final class Envelope {
    private Envelope() {}

    /// One object.
    static Answer of(Call call, int status, Fields fields) {
        return new Answer.Json(
                status,
                json -> json.object(() -> {
                    json.object("data", () -> fields.write(json));
                    json.object("meta", () -> json.field("request_id", call.requestId()));
                }));
    }

    static Answer of(Call call, Fields fields) {
        return of(call, 200, fields);
    }

    /// All of a list.
    static <T> Answer list(Call call, List<T> items, BiConsumer<JsonWriter, T> item) {
        return new Answer.Json(
                200,
                json -> json.object(() -> {
                    json.objects("data", items, each -> item.accept(json, each));
                    json.object("meta", () -> json.field("request_id", call.requestId()));
                }));
    }

    /// One page of a list.
    static <T> Answer page(Call call, Page<T> page, BiConsumer<JsonWriter, T> item) {
        return new Answer.Json(
                200,
                json -> json.object(() -> {
                    json.objects("data", page.items(), each -> item.accept(json, each));
                    json.object("meta", () -> {
                        json.field("request_id", call.requestId());
                        json.object("pagination", () -> {
                            json.field("limit", page.limit());
                            json.field("count", page.items().size());
                            json.textOrNull("next_cursor", page.nextCursor());
                        });
                    });
                }));
    }

    /// Writes an object's fields, the braces being there already.
    @FunctionalInterface
    interface Fields {
        void write(JsonWriter json);
    }
}
