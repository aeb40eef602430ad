package org.mailassay.analysis.spf;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.tags.Fault;

/// Judges one policy with all that it leads to.
final class PolicyJudging {
    private static final SpfLimits LIMITS = SpfLimits.STANDARD;

    private final SpfPolicyNode root;
    private final List<Fault> faults;
    private final Set<String> reported = new HashSet<>();
    private int voidLookups;

    private PolicyJudging(SpfPolicyNode root, List<Fault> faults) {
        this.root = root;
        this.faults = faults;
    }

    /// @param faults what is known against it already
    static SpfRecordJudgement judge(String domain, String text, Dns dns, List<Fault> faults) {
        return switch (SpfRecord.parse(text)) {
            case SpfSyntax.Broken broken -> {
                for (SpfSyntaxError error : broken.errors()) {
                    String sentence = "At character " + (error.offset() + 1) + ", in " + error.term() + ": "
                            + error.reason() + ".";
                    faults.add(new Fault(SpfRecordFault.SYNTAX, sentence, error.offset(), error.term()));
                }
                SpfPolicyNode leaf = new SpfPolicyNode(
                        domain, "", SpfPolicyNode.State.MALFORMED, text, Optional.of(broken.readable()), List.of(), 0);
                yield new SpfRecordJudgement.Judged(leaf, 0, faults);
            }
            case SpfSyntax.Correct correct -> {
                faults.addAll(PolicyRemarks.of(correct.policy()));
                SpfPolicyNode root = new PolicyWalk(dns).root(domain, text, correct.policy());
                PolicyJudging judging = new PolicyJudging(root, faults);
                yield judging.judge(new NamedHosts(dns).lookUp(root));
            }
        };
    }

    private SpfRecordJudgement judge(List<NamedHosts.Lookup> lookups) {
        faults.addAll(TargetRemarks.of(root));
        targets(root);
        lookups.forEach(this::lookup);
        if (root.terms() > LIMITS.terms()) {
            faults.add(Fault.of(
                    SpfRecordFault.TOO_MANY_LOOKUPS,
                    "The policy and those that it leads to ask the DNS " + root.terms() + " times, and "
                            + LIMITS.terms() + " are allowed; senders listed late are refused with an error."));
        }
        if (voidLookups > LIMITS.voidLookups()) {
            faults.add(Fault.of(
                    SpfRecordFault.TOO_MANY_VOID_LOOKUPS,
                    voidLookups + " look-ups find nothing, and " + LIMITS.voidLookups() + " are allowed."));
        }
        faults.sort(Comparator.comparingInt(fault -> fault.offset() < 0 ? Integer.MAX_VALUE : fault.offset()));
        return new SpfRecordJudgement.Judged(root, voidLookups, faults);
    }

    private void targets(SpfPolicyNode node) {
        for (SpfPolicyNode each : node.below()) {
            target(node, each).ifPresent(fault -> {
                if (reported.add(fault.text())) {
                    faults.add(fault);
                }
            });
            targets(each);
        }
    }

    private Optional<Fault> target(SpfPolicyNode node, SpfPolicyNode target) {
        return switch (target.state()) {
            case READ, REPEATED, DEPENDS_ON_MESSAGE, NOT_WALKED -> Optional.empty();
            case NO_POLICY ->
                Optional.of(fault(
                        SpfRecordFault.NO_POLICY_AT_TARGET,
                        node,
                        target.term(),
                        target.domain() + " publishes no policy, which makes every check that comes here an error."));
            case MALFORMED, SEVERAL ->
                Optional.of(fault(
                        SpfRecordFault.BROKEN_TARGET,
                        node,
                        target.term(),
                        "The policy of " + target.domain() + " is broken, which makes every check that comes here an"
                                + " error."));
            case LOOP ->
                Optional.of(fault(
                        SpfRecordFault.LOOP,
                        node,
                        target.term(),
                        "The policies lead back to " + target.domain() + "."));
            case LOOKUP_FAILED ->
                Optional.of(fault(
                        SpfRecordFault.LOOKUP_FAILED,
                        node,
                        target.term(),
                        "The policy of " + target.domain() + " could not be looked up just now."));
        };
    }

    private void lookup(NamedHosts.Lookup lookup) {
        voidLookups += lookup.voids();
        SpfPolicyNode holder = SpfPolicyNode.leaf(lookup.domain(), "", SpfPolicyNode.State.READ);
        if (lookup.voids() > 0) {
            faults.add(fault(
                    SpfRecordFault.VOID_LOOKUP,
                    holder,
                    lookup.term().text(),
                    "Looking up " + lookup.name() + " for " + lookup.term().text() + " finds nothing."));
        }
        if (lookup.exchangers() > LIMITS.exchangers()) {
            faults.add(fault(
                    SpfRecordFault.TOO_MANY_EXCHANGERS,
                    holder,
                    lookup.term().text(),
                    lookup.name() + " has " + lookup.exchangers() + " mail exchangers, and "
                            + lookup.term().text() + " allows " + LIMITS.exchangers() + "."));
        }
    }

    /// A fault at a term of a record; its place is known only in the record that is judged.
    private Fault fault(SpfRecordFault reason, SpfPolicyNode node, String term, String sentence) {
        boolean own = node.domain().equals(root.domain());
        String text = own ? sentence : sentence + " It stands in the record of " + node.domain() + ".";
        return new Fault(reason, text, own ? root.text().indexOf(term) : Fault.WHOLE_RECORD, term);
    }
}
