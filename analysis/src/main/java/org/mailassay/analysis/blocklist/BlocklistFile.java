package org.mailassay.analysis.blocklist;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailassay.analysis.resource.ShippedFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads lists from YAML; the head of `blocklists.yml` explains the form.
///
/// @param date when the file was compiled, `2026-11-22`
/// @param lists in the order of the file
public record BlocklistFile(String date, List<Blocklist> lists) {
    private static final String RESOURCE = "blocklists.yml";

    public BlocklistFile {
        lists = List.copyOf(lists);
    }

    /// The lists that come with the appliance, read once.
    public static BlocklistFile bundled() {
        return Bundled.FILE;
    }

    /// Loads the file when it is first asked for.
    private static final class Bundled {
        private static final BlocklistFile FILE = read(ShippedFile.text(BlocklistFile.class, RESOURCE));
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException when it is not of the form
    public static BlocklistFile read(String yaml) {
        Map<?, ?> document = mapping(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        List<Blocklist> lists = new ArrayList<>();
        Set<String> zones = new LinkedHashSet<>();
        for (Object entry : (List<?>) value(document, "lists")) {
            Blocklist list = list(mapping(entry));
            if (!zones.add(list.zone())) {
                throw new IllegalArgumentException(list.zone() + " stands twice");
            }
            lists.add(list);
        }
        return new BlocklistFile(String.valueOf(value(document, "date")), lists);
    }

    /// The lists that can be asked, with the keys that are known.
    ///
    /// @param keys by zone
    public List<Blocklist> usable(Map<String, String> keys) {
        return lists.stream()
                .map(list -> keys.containsKey(list.zone()) ? list.withKey(keys.get(list.zone())) : list)
                .filter(Blocklist::isUsable)
                .toList();
    }

    private static Blocklist list(Map<?, ?> entry) {
        Impact impact = constant(Impact.class, value(entry, "impact"));
        Set<SubjectKind> kinds = EnumSet.noneOf(SubjectKind.class);
        ((List<?>) value(entry, "lists")).forEach(kind -> kinds.add(constant(SubjectKind.class, kind)));
        Object form = entry.containsKey("form") ? value(entry, "form") : "organizational";
        return new Blocklist(
                String.valueOf(value(entry, "zone")),
                "",
                String.valueOf(value(entry, "name")),
                kinds,
                constant(DomainForm.class, form),
                impact,
                constant(Terms.class, value(entry, "terms")),
                String.valueOf(value(entry, entry.containsKey("lookup") ? "lookup" : "delist")),
                String.valueOf(value(entry, "delist")),
                codes(mapping(value(entry, "codes")), impact),
                entry.containsKey("refusals") ? refusals(mapping(value(entry, "refusals"))) : List.of(),
                entry.containsKey("tests") ? tests(value(entry, "tests")) : TestEntries.DOMAIN);
    }

    private static List<ReturnCode> codes(Map<?, ?> entries, Impact impact) {
        List<ReturnCode> codes = new ArrayList<>();
        entries.forEach((pattern, fields) -> codes.add(new ReturnCode(
                CodePattern.parse(String.valueOf(pattern)),
                String.valueOf(value(mapping(fields), "meaning")),
                mapping(fields).containsKey("impact")
                        ? constant(Impact.class, value(mapping(fields), "impact"))
                        : impact,
                Boolean.TRUE.equals(mapping(fields).get("harmful")))));
        return codes;
    }

    private static List<Refusal> refusals(Map<?, ?> entries) {
        List<Refusal> refusals = new ArrayList<>();
        entries.forEach((pattern, reason) ->
                refusals.add(new Refusal(CodePattern.parse(String.valueOf(pattern)), String.valueOf(reason))));
        return refusals;
    }

    private static TestEntries tests(Object node) {
        return node instanceof Map<?, ?> named
                ? new TestEntries.Named(String.valueOf(value(named, "listed")), String.valueOf(value(named, "clean")))
                : new TestEntries.None();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Object text) {
        return Enum.valueOf(type, String.valueOf(text).toUpperCase(Locale.ROOT));
    }

    private static Map<?, ?> mapping(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not a mapping: " + node);
    }

    private static Object value(Map<?, ?> entry, String name) {
        Object found = entry.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no " + name + " in " + entry);
        }
        return found;
    }
}
