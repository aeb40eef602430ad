package org.mailassay.appliance.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Settings from a YAML file. The file's nodes are read, not its values, so that a problem can name its line and so
/// that `010` stays the text that was written.
final class YamlSource {
    private final Map<String, Setting<?>> settings;
    private final String file;
    private final List<GivenValue> values = new ArrayList<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    private YamlSource(List<Setting<?>> settings, String file) {
        this.settings = new TreeMap<>();
        settings.forEach(setting -> this.settings.put(setting.key(), setting));
        this.file = file;
    }

    static Source read(Path path, List<Setting<?>> settings) {
        YamlSource source = new YamlSource(settings, path.toString());
        try (Reader reader = Files.newBufferedReader(path)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (root != null) {
                source.readNode("", root);
            }
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 1
                    : malformed.getProblemMark().getLine() + 1;
            source.problems.add(new SettingProblem(path + ", line " + line, "is not YAML: " + malformed.getProblem()));
        } catch (YAMLException malformed) {
            source.problems.add(new SettingProblem(path.toString(), "is not YAML"));
        } catch (IOException unreadable) {
            source.problems.add(new SettingProblem(path.toString(), "cannot be read"));
        }
        return new Source(source.values, source.problems);
    }

    private void readNode(String key, Node node) {
        if (node instanceof MappingNode mapping && !settings.containsKey(key)) {
            for (NodeTuple entry : mapping.getValue()) {
                String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                readNode(key.isEmpty() ? name : key + "." + name, entry.getValueNode());
            }
        } else if (!settings.containsKey(key)) {
            problems.add(new SettingProblem(place(key, node), "is not a setting" + suggestion(key)));
        } else if (node instanceof ScalarNode scalar) {
            values.add(new GivenValue(key, scalar.getValue(), place(key, node)));
        } else if (node instanceof SequenceNode sequence
                && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            String joined = sequence.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .collect(Collectors.joining(","));
            values.add(new GivenValue(key, joined, place(key, node)));
        } else {
            problems.add(new SettingProblem(place(key, node), "must be a value, not a group of settings"));
        }
    }

    private String place(String key, Node node) {
        return "%s, line %d, %s".formatted(file, node.getStartMark().getLine() + 1, key.isEmpty() ? "the file" : key);
    }

    private String suggestion(String key) {
        return NearestName.of(key, settings.keySet())
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
