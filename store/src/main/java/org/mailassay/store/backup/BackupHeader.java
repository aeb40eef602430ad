package org.mailassay.store.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailassay.analysis.json.PlainJson;

/// What a backup is.
///
/// @param format of the file; this program knows [#FORMAT] alone
/// @param product version of Mailassay that wrote it
/// @param schema version of the database's schema
/// @param createdAt the moment whose state it holds
public record BackupHeader(int format, String product, int schema, Instant createdAt) {
    static final int FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    String text() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", format);
        fields.put("product", product);
        fields.put("schema", schema);
        fields.put("created_at", createdAt);
        return PlainJson.of(fields);
    }

    static BackupHeader read(String text) throws BackupUnusable {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING
                        || parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    fields.put(parser.currentName(), parser.getText());
                }
            }
            // It is shown to a person, on a terminal.
            String product = fields.getOrDefault("product", "").replaceAll("[^A-Za-z0-9.+_-]", "");
            return new BackupHeader(
                    Integer.parseInt(fields.getOrDefault("format", "")),
                    product,
                    Integer.parseInt(fields.getOrDefault("schema", "")),
                    Instant.parse(fields.getOrDefault("created_at", "")));
        } catch (IOException | NumberFormatException | DateTimeException garbled) {
            throw new BackupUnusable("this is no backup of Mailassay: its backup.json cannot be read", garbled);
        }
    }
}
