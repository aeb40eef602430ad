package org.mailassay.analysis.dns;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Builds a [ZoneDns] from the nodes of a YAML document. Nothing is constructed from tags: every scalar is text, or
/// octets when it is
/// marked `!!binary`.
final class ZoneReader {
    private static final int MOST_CODE_POINTS = 64 << 20;
    private static final int DEEPEST = 8;
    private static final int MOST_ALIASES = 50;

    /// Types that real zones have and no check looks at: of their names it only matters that they exist.
    private static final Set<String> NEVER_ASKED_FOR = Set.of(
            "SRV",
            "HINFO",
            "NAPTR",
            "SSHFP",
            "RRSIG",
            "NSEC",
            "NSEC3",
            "NSEC3PARAM",
            "HTTPS",
            "SVCB",
            "OPENPGPKEY",
            "SMIMEA",
            "LOC",
            "RP",
            "URI",
            "CDS",
            "CDNSKEY");

    private final ZoneDns.Builder zones = ZoneDns.builder();

    private ZoneReader() {}

    static ZoneFile read(String yaml) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CODE_POINTS);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setAllowDuplicateKeys(false);
        try {
            ZoneReader reader = new ZoneReader();
            for (Node document : new Yaml(new SafeConstructor(limits)).composeAll(new StringReader(yaml))) {
                if (!isNothing(document)) {
                    zoneData(mapping(document, "a mapping from names to records"))
                            .ifPresent(reader::names);
                }
            }
            return new ZoneFile.Parsed(reader.zones.build());
        } catch (UnreadableZone unreadable) {
            return unreadable.malformed;
        } catch (MarkedYAMLException broken) {
            return malformed(String.valueOf(broken.getProblem()), broken.getProblemMark());
        } catch (YAMLException broken) {
            return new ZoneFile.Malformed(String.valueOf(broken.getMessage()), 1, 1);
        }
    }

    /// Leaves the walk over the nodes at the first mistake; never seen outside this class.
    private static final class UnreadableZone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ZoneFile.Malformed malformed;

        UnreadableZone(ZoneFile.Malformed malformed) {
            super(malformed.reason(), null, false, false);
            this.malformed = malformed;
        }
    }

    private static ZoneFile.Malformed malformed(String reason, @Nullable Mark mark) {
        return mark == null
                ? new ZoneFile.Malformed(reason, 1, 1)
                : new ZoneFile.Malformed(reason, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static UnreadableZone unreadable(Node at, String reason) {
        return new UnreadableZone(malformed(reason, at.getStartMark()));
    }

    /// The names of a document; empty when it has a key for them with nothing under it.
    private static Optional<MappingNode> zoneData(MappingNode root) {
        for (NodeTuple entry : root.getValue()) {
            if (scalar(entry.getKeyNode()).equals("zonedata")) {
                Node names = entry.getValueNode();
                return isNothing(names)
                        ? Optional.empty()
                        : Optional.of(mapping(names, "a mapping from names to records under zonedata"));
            }
        }
        return Optional.of(root);
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private void names(MappingNode data) {
        for (NodeTuple entry : data.getValue()) {
            String name = scalar(entry.getKeyNode());
            Node value = entry.getValueNode();
            zones.exists(name);
            if (isNothing(value)) {
                continue;
            }
            for (Node item : value instanceof SequenceNode list ? list.getValue() : List.of(value)) {
                if (item instanceof MappingNode records) {
                    records.getValue().forEach(one -> typed(name, scalar(one.getKeyNode()), one.getValueNode()));
                } else {
                    bare(name, item);
                }
            }
            // The suite's rule: what is written as SPF is meant for the TXT record that replaced it.
            zones.alsoAs(name, RecordType.SPF, RecordType.TXT);
        }
    }

    /// A word that holds for the whole name.
    private void bare(String name, Node item) {
        String word = scalar(item).toUpperCase(Locale.ROOT);
        Optional<DnsAnswer> answer = outcome(word);
        if (answer.isPresent()) {
            zones.otherwise(name, answer.get());
            return;
        }
        switch (word) {
            case "SECURE" -> zones.security(name, Security.SECURE);
            case "INSECURE" -> zones.security(name, Security.INSECURE);
            case "BOGUS" -> zones.security(name, Security.BOGUS);
            case "INDETERMINATE" -> zones.security(name, Security.INDETERMINATE);
            default -> throw unreadable(item, "neither {TYPE: value} nor a known word: " + word);
        }
    }

    private static Optional<DnsAnswer> outcome(String word) {
        return switch (word) {
            case "TIMEOUT" -> Optional.of(new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer in time"));
            case "SERVFAIL" -> Optional.of(new DnsAnswer.Failed(DnsAnswer.Cause.SERVER_FAILURE, "SERVFAIL"));
            case "REFUSED" -> Optional.of(new DnsAnswer.Failed(DnsAnswer.Cause.REFUSED, "REFUSED"));
            case "NXDOMAIN" -> Optional.of(new DnsAnswer.NoSuchName(Security.INDETERMINATE));
            default -> Optional.empty();
        };
    }

    private void typed(String name, String typeName, Node value) {
        if (typeName.equalsIgnoreCase("TTL")) {
            zones.timeToLive(name, timeToLive(value));
            return;
        }
        Optional<DnsAnswer> whole = outcome(typeName.toUpperCase(Locale.ROOT));
        if (whole.isPresent()) {
            zones.otherwise(name, whole.get());
            return;
        }
        if (typeName.equalsIgnoreCase("DNAME")) {
            zones.redirect(name, scalar(value));
            return;
        }
        if (NEVER_ASKED_FOR.contains(typeName.toUpperCase(Locale.ROOT))) {
            return;
        }
        RecordType type =
                RecordType.named(typeName).orElseThrow(() -> unreadable(value, "unknown record type: " + typeName));
        if (value instanceof ScalarNode word) {
            Optional<DnsAnswer> answer = outcome(word.getValue());
            if (answer.isPresent()) {
                zones.answer(name, type, answer.get());
                return;
            }
            if (word.getValue().equals("NONE")) {
                // Says that there is no such record, and so only stops SPF records from standing for TXT records.
                zones.none(name, type);
                return;
            }
        }
        List<String> strings = value instanceof SequenceNode list
                ? list.getValue().stream().map(ZoneReader::scalar).toList()
                : List.of(scalar(value));
        try {
            zones.add(name, type, RecordFields.read(type, strings));
        } catch (IllegalArgumentException notTheType) {
            throw unreadable(value, String.valueOf(notTheType.getMessage()));
        }
    }

    private static Duration timeToLive(Node value) {
        try {
            return Duration.ofSeconds(Integer.parseUnsignedInt(scalar(value)));
        } catch (NumberFormatException notNumber) {
            throw unreadable(value, "expected a number of seconds: " + notNumber.getMessage());
        }
    }

    private static MappingNode mapping(Node node, String expected) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw unreadable(node, "expected " + expected);
    }

    private static String scalar(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw unreadable(node, "expected a word");
        }
        if (!scalar.getTag().equals(Tag.BINARY)) {
            return scalar.getValue();
        }
        try {
            byte[] octets = Base64.getMimeDecoder().decode(scalar.getValue());
            return new String(octets, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            throw unreadable(node, "expected Base64: " + notBase64.getMessage());
        }
    }
}
