package org.mailassay.analysis.clientsupport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.resource.ShippedFile;

/// What the mail clients support.
final class SupportTable {
    private static final String RESOURCE = "support.json";

    private final List<MailClient> clients = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();
    private final Map<String, Feature> byKey = new HashMap<>();
    private String source = "";
    private String updated = "";

    private SupportTable() {}

    /// The table that the appliance ships, read once.
    static SupportTable bundled() {
        return Bundled.TABLE;
    }

    /// Loads the table when it is first asked for.
    private static final class Bundled {
        private static final SupportTable TABLE = ShippedFile.read(SupportTable.class, RESOURCE, in -> {
            SupportTable table = new SupportTable();
            table.read(in);
            return table;
        });
    }

    private void read(InputStream in) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(in)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "source" -> source = json.getText();
                    case "updated" -> updated = json.getText();
                    case "clients" -> {
                        while (json.nextToken() == JsonToken.START_ARRAY) {
                            List<String> texts = texts(json);
                            clients.add(new MailClient(texts.get(0), texts.get(1)));
                        }
                    }
                    case "features" -> {
                        while (json.nextToken() == JsonToken.START_ARRAY) {
                            add(feature(json));
                        }
                    }
                    default -> throw new IllegalStateException("an unknown field in " + RESOURCE + ": " + field);
                }
            }
        }
    }

    private static Feature feature(JsonParser json) throws IOException {
        String slug = json.nextTextValue();
        String title = json.nextTextValue();
        boolean essential = json.nextToken() == JsonToken.VALUE_TRUE;
        String support = json.nextTextValue();
        json.nextToken();
        Feature feature = new Feature(slug, title, essential, support, texts(json));
        json.nextToken();
        return feature;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        return texts;
    }

    private void add(Feature feature) {
        features.add(feature);
        feature.keys().forEach(key -> byKey.put(key, feature));
    }

    /// The feature that a key stands for.
    Optional<Feature> feature(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<MailClient> clients() {
        return clients;
    }

    List<Feature> features() {
        return features;
    }

    /// Where the facts are from.
    String source() {
        return source;
    }

    /// When they were last changed there.
    String updated() {
        return updated;
    }
}
