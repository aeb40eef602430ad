package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mailassay.analysis.json.PlainJson;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Collects the lines of a batch, runs a command with them, and reads its answers.
final class BatchRun {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x7F-\\x9F]");

    private final Path folder;
    private final List<String> lines = new ArrayList<>();

    /// @param folder where its files are written
    BatchRun(Path folder) {
        this.folder = folder;
    }

    /// Writes a file into the folder and gives its name.
    String file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return name;
    }

    /// Writes a file of zones into the folder and gives its name.
    String zones(String name, Object zones) throws IOException {
        return file(name, new Yaml().dump(zones));
    }

    void add(Map<String, ?> line) {
        lines.add(PlainJson.of(line));
    }

    /// Runs the command and gives the answers by their ids.
    Map<String, Map<String, Object>> answers(String... command) throws IOException {
        Path batch = Files.write(folder.resolve("batch.ndjson"), lines);
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--batch", batch.toString()));
        Spoken spoken = Spoken.by(words.toArray(String[]::new));
        assertThat(spoken.err()).isEmpty();
        assertThat(spoken.code()).isZero();
        Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
        spoken.out().lines().map(BatchRun::mapping).forEach(answer -> answers.put(text(answer, "id"), answer));
        assertThat(answers).hasSize(lines.size());
        return answers;
    }

    /// Reads an object of JSON, which is YAML too but for the characters that YAML wants escaped.
    static Map<String, Object> mapping(String json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String yaml = UNPRINTABLE
                .matcher(json)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
        Map<?, ?> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        read.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }

    /// The value under several names, one in the other, as text.
    static String text(Map<?, ?> fields, String... names) {
        Object value = fields;
        for (String name : names) {
            value = value instanceof Map<?, ?> mapping && mapping.get(name) != null ? mapping.get(name) : "";
        }
        return String.valueOf(value);
    }
}
