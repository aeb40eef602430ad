package org.mailassay.analysis.authentication;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.mailassay.analysis.spf.SpfPolicyNode;

/// A policy with all that it includes, as names and values. The tree is as deep as ten terms lead.
final class SpfTree {
    private SpfTree() {}

    static SequencedMap<String, Object> of(SpfPolicyNode node) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("domain", node.domain());
        fields.put("term", node.term());
        fields.put("state", node.state().name().toLowerCase(Locale.ROOT));
        fields.put("record", node.text());
        fields.put("lookups", node.terms());
        fields.put("below", node.below().stream().map(SpfTree::of).toList());
        return fields;
    }
}
