package org.mailassay.analysis.spf;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;

/// A policy with the policies that it includes or redirects to.
///
/// @param domain where it is published; with macros when it depends on the message
/// @param term the term that led here; empty at the root
/// @param text the record; empty when none could be read
/// @param policy the record, parsed; empty when it could not be
/// @param terms how many terms ask the DNS in the worst case, here and below
public record SpfPolicyNode(
        String domain,
        String term,
        State state,
        String text,
        Optional<SpfRecord> policy,
        List<SpfPolicyNode> below,
        int terms) {
    public SpfPolicyNode {
        below = List.copyOf(below);
    }

    /// What became of it.
    public enum State {
        READ,
        MALFORMED,
        SEVERAL,
        NO_POLICY,
        LOOKUP_FAILED,
        /// Its name has macros: which record it is depends on the message.
        DEPENDS_ON_MESSAGE,
        /// It stands above itself already.
        LOOP,
        /// It was read elsewhere in the tree, where what is below it hangs; its terms count here too.
        REPEATED,
        /// So many were read before that it was left out, perhaps with others that follow.
        NOT_WALKED
    }

    /// A policy with all that it leads to.
    ///
    /// @param text a text record for which [SpfRecord#isPolicy(String)] holds
    public static SpfPolicyNode root(String domain, String text, Dns dns) {
        return switch (SpfRecord.parse(text)) {
            case SpfSyntax.Correct correct -> new PolicyWalk(dns).root(domain, text, correct.policy());
            case SpfSyntax.Broken broken ->
                new SpfPolicyNode(domain, "", State.MALFORMED, text, Optional.of(broken.readable()), List.of(), 0);
        };
    }

    static SpfPolicyNode leaf(String domain, String term, State state) {
        return new SpfPolicyNode(domain, term, state, "", Optional.empty(), List.of(), 0);
    }

    /// The same reached by another term. What is below hangs in the tree once, so that a tree never grows faster than
    /// the records that were read.
    SpfPolicyNode again(String otherTerm) {
        State again = state == State.READ ? State.REPEATED : state;
        return new SpfPolicyNode(domain, otherTerm, again, text, Optional.empty(), List.of(), terms);
    }
}
