package org.mailassay.analysis.records;

import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.mailassay.analysis.spf.SpfPolicyNode;

/// A domain's SPF policy.
///
/// @param tree the policy with all that it includes or redirects to
/// @param voidLookups how many look-ups find nothing whoever the client is
public record SpfDetails(SpfPolicyNode tree, int voidLookups) implements Details {
    /// Deeper levels are left out of the picture; ten look-ups cannot reach them (RFC 7208, section 4.6.4).
    private static final int DEEPEST = 12;

    @Override
    public SequencedMap<String, Object> fields() {
        return new Fields()
                .with("lookups", tree.terms())
                .with("void_lookups", voidLookups)
                .with("includes", below(tree, 1))
                .map();
    }

    private static List<SequencedMap<String, Object>> below(SpfPolicyNode node, int depth) {
        if (depth > DEEPEST) {
            return List.of();
        }
        return node.below().stream().map(child -> node(child, depth)).toList();
    }

    private static SequencedMap<String, Object> node(SpfPolicyNode node, int depth) {
        return new Fields()
                .with("term", node.term())
                .with("domain", node.domain())
                .with("state", node.state().name().toLowerCase(Locale.ROOT))
                .with("record", node.text())
                .with("lookups", node.terms())
                .with("includes", below(node, depth + 1))
                .map();
    }
}
