package org.mailassay.appliance.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// One line of a batch file: an object with the options' names, without their dashes, and an `id` that the answer
/// repeats.
sealed interface BatchLine {
    /// It can be carried out.
    ///
    /// @param options values by name; numbers and truth values as texts
    record Task(Map<String, String> options) implements BatchLine {
        String option(String name) {
            return options.getOrDefault(name, "");
        }
    }

    /// It cannot be read.
    record Malformed(String reason) implements BatchLine {}

    /// Reads one line.
    static BatchLine read(String line) {
        Map<String, String> options = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Malformed("not a JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (!value.isScalarValue()) {
                    return new Malformed("the value of " + name + " is neither a text nor a number");
                }
                options.put(name, value == JsonToken.VALUE_NULL ? "" : json.getText());
            }
            return json.nextToken() == null ? new Task(options) : new Malformed("more than one JSON object");
        } catch (JsonProcessingException malformed) {
            return new Malformed(malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }
}
