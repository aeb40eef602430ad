package org.mailassay.api.http;

/// Writes one JSON value.
@FunctionalInterface
public interface JsonBody {
    void write(JsonWriter json);
}
