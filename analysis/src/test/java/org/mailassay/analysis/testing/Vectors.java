package org.mailassay.analysis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.dns.ZoneFile;
import org.yaml.snakeyaml.Yaml;

/// Test vectors in YAML: documents of zones and of questions to ask of them, each with its answer. The form is that of
/// the openspf test suite.
public final class Vectors {
    private Vectors() {}

    /// One question.
    ///
    /// @param name its name in the file, with the file's name and the document's description
    /// @param dns the zones of its document
    /// @param fields everything else that stands there
    public record Vector(String name, ZoneDns dns, Map<String, Object> fields) {
        /// A field's text; empty when it is not there.
        public String text(String field) {
            return String.valueOf(fields.getOrDefault(field, ""));
        }

        /// A field's list of texts; empty when it is not there.
        public List<String> texts(String field) {
            Object value = fields.getOrDefault(field, List.of());
            return value instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of(value.toString());
        }

        public boolean has(String field) {
            return fields.containsKey(field);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// The vectors of a resource, `/dmarc/discovery.yml`.
    public static List<Vector> in(String resource) {
        List<Vector> vectors = new ArrayList<>();
        for (Object document : documents(resource)) {
            Map<String, Object> fields = mapping(document);
            ZoneDns dns = zones(new Yaml().dump(fields.getOrDefault("zonedata", Map.of())));
            mapping(fields.getOrDefault("tests", Map.of()))
                    .forEach((name, test) ->
                            vectors.add(new Vector(fields.get("description") + ": " + name, dns, mapping(test))));
        }
        return vectors;
    }

    /// The vectors of a resource that is one list of mappings without zones.
    public static List<Vector> list(String resource) {
        List<Vector> vectors = new ArrayList<>();
        for (Object document : documents(resource)) {
            for (Object entry : (List<?>) document) {
                vectors.add(new Vector(String.valueOf(entry), ZoneDns.builder().build(), mapping(entry)));
            }
        }
        return vectors;
    }

    private static List<Object> documents(String resource) {
        try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
            List<Object> documents = new ArrayList<>();
            new Yaml().loadAll(in).forEach(documents::add);
            return documents;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ZoneDns zones(String yaml) {
        return switch (ZoneFile.read(yaml)) {
            case ZoneFile.Parsed parsed -> parsed.dns();
            case ZoneFile.Malformed malformed -> throw new IllegalArgumentException(malformed.toString());
        };
    }

    private static Map<String, Object> mapping(Object node) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) node).forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }
}
