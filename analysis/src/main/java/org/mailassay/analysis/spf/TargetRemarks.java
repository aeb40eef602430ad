package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.spf.SpfPolicyNode.State;
import org.mailassay.analysis.tags.Fault;

/// What can be said of a policy from the policies that it leads to: whom they let pass counts as if it stood in the
/// policy itself (RFC 7208, section 5.2), and where it redirects to another, so does the other's end (section 6.1).
final class TargetRemarks {
    private final Map<String, SpfPolicyNode> policies = new HashMap<>();
    private final Map<String, PassedClients> known = new HashMap<>();

    /// A term that passes whomever it matches.
    ///
    /// @param leads whether it leads to another policy
    private record PassingTerm(String text, int offset, PassedClients clients, boolean leads) {}

    private TargetRemarks() {}

    static List<Fault> of(SpfPolicyNode root) {
        TargetRemarks remarks = new TargetRemarks();
        remarks.collect(root);
        List<PassingTerm> terms = remarks.passing(root);
        List<Fault> faults = new ArrayList<>(everybody(terms));
        if (faults.isEmpty()) {
            remarks.end(root).ifPresent(faults::add);
        }
        return faults;
    }

    private void collect(SpfPolicyNode node) {
        for (SpfPolicyNode each : node.below()) {
            if (each.state() == State.READ) {
                policies.put(each.domain(), each);
            }
            collect(each);
        }
    }

    /// Everybody by one term that leads to another policy, or by several terms together. That a single term of the
    /// policy itself is everybody is seen in its text.
    private static List<Fault> everybody(List<PassingTerm> terms) {
        if (terms.stream().anyMatch(term -> term.clients().areEverybody())) {
            return terms.stream()
                    .filter(term -> term.leads() && term.clients().areEverybody())
                    .map(term -> fault(
                            term,
                            term.text() + " lets everybody send in the name of this domain: "
                                    + term.clients().cause() + "."))
                    .toList();
        }
        if (!together(terms).areEverybody()) {
            return List.of();
        }
        List<Fault> faults = terms.stream()
                .filter(term -> term.clients().areMany())
                .map(term -> fault(
                        term,
                        term.text() + " and other terms of the record together let every address send in the name of"
                                + " this domain."))
                .toList();
        return faults.isEmpty()
                ? List.of(Fault.of(
                        SpfRecordFault.EVERYBODY_PASSES,
                        "The networks of the record together are every address there is."))
                : faults;
    }

    private static Fault fault(PassingTerm term, String sentence) {
        return new Fault(SpfRecordFault.EVERYBODY_PASSES, sentence, term.offset(), term.text());
    }

    private static PassedClients together(List<PassingTerm> terms) {
        PassedClients together = PassedClients.none();
        for (PassingTerm term : terms) {
            together = together.and(term.clients());
        }
        return together;
    }

    /// The terms up to one that speaks against many clients: who passes behind it is not told from the text.
    private List<PassingTerm> passing(SpfPolicyNode node) {
        SpfRecord policy = node.policy().orElseThrow();
        List<PassingTerm> terms = new ArrayList<>();
        Iterator<SpfPolicyNode> below = node.below().iterator();
        for (Directive directive : policy.reachable()) {
            boolean leads = directive.mechanism() instanceof Mechanism.Include;
            PassedClients matched = matched(directive, node.domain(), below);
            if (directive.qualifier() == Qualifier.PASS) {
                terms.add(new PassingTerm(directive.text(), directive.offset(), matched, leads));
            } else if (matched.areMany()) {
                return terms;
            }
        }
        if (policy.redirect().isPresent() && !policy.hasAll() && below.hasNext()) {
            Modifier redirect = policy.redirect().get();
            terms.add(new PassingTerm(redirect.text(), redirect.offset(), clients(below.next()), true));
        }
        return terms;
    }

    /// @param below the policies of the includes that were not looked at yet, in their order
    private PassedClients matched(Directive directive, String domain, Iterator<SpfPolicyNode> below) {
        return switch (directive.mechanism()) {
            case Mechanism.All _ -> PassedClients.everybody(stands(directive, domain));
            case Mechanism.Ip4(var network, int prefixLength) ->
                PassedClients.ip4(network, prefixLength).because(stands(directive, domain));
            case Mechanism.Ip6(var network, int prefixLength) ->
                PassedClients.ip6(network, prefixLength).because(stands(directive, domain));
            case Mechanism.Include _ -> below.hasNext() ? clients(below.next()) : PassedClients.none();
            case Mechanism.A _, Mechanism.Mx _, Mechanism.Ptr _, Mechanism.Exists _ -> PassedClients.none();
        };
    }

    private static String stands(Directive directive, String domain) {
        return directive.text() + " stands in the record of " + domain;
    }

    /// Those that the policy passes with all that it leads to.
    private PassedClients clients(SpfPolicyNode reference) {
        SpfPolicyNode node = policies.get(reference.domain());
        if (node == null || (reference.state() != State.READ && reference.state() != State.REPEATED)) {
            return PassedClients.none();
        }
        PassedClients before = known.get(node.domain());
        if (before != null) {
            return before;
        }
        List<PassingTerm> terms = passing(node);
        PassedClients clients = terms.stream()
                .map(PassingTerm::clients)
                .filter(PassedClients::areEverybody)
                .findFirst()
                .orElseGet(() -> together(terms)
                        .because("the networks in the record of " + node.domain()
                                + " are together every address there is"));
        known.put(node.domain(), clients);
        return clients;
    }

    /// What holds for senders that are listed nowhere, where another record says it.
    private Optional<Fault> end(SpfPolicyNode root) {
        SpfRecord policy = root.policy().orElseThrow();
        if (policy.hasAll() || policy.redirect().isEmpty()) {
            return Optional.empty();
        }
        return last(root)
                .flatMap(TargetRemarks::openEnd)
                .map(open -> new Fault(
                        open.reason(),
                        open.text(),
                        policy.redirect().get().offset(),
                        policy.redirect().get().text()));
    }

    /// The policy that all redirects lead to; empty when it could not be read.
    private Optional<SpfPolicyNode> last(SpfPolicyNode node) {
        SpfRecord policy = node.policy().orElseThrow();
        if (policy.hasAll() || policy.redirect().isEmpty()) {
            return Optional.of(node);
        }
        return node.below().isEmpty()
                ? Optional.empty()
                : Optional.of(node.below().getLast())
                        .filter(each ->
                                each.term().equals(policy.redirect().get().text()))
                        .filter(each -> each.state() == State.READ || each.state() == State.REPEATED)
                        .flatMap(each -> Optional.ofNullable(policies.get(each.domain())))
                        .flatMap(this::last);
    }

    private static Optional<Fault> openEnd(SpfPolicyNode node) {
        SpfRecord policy = node.policy().orElseThrow();
        String record = "The record of " + node.domain() + ", which this one redirects to, ";
        if (!policy.hasAll()) {
            return Optional.of(Fault.of(
                    SpfRecordFault.NO_ALL,
                    record + "does not say what holds for senders that it does not list; end it with ~all or -all."));
        }
        return policy.reachable().getLast().qualifier() == Qualifier.NEUTRAL
                ? Optional.of(Fault.of(
                        SpfRecordFault.NEUTRAL_ALL,
                        record + "says nothing of senders that it does not list; end it with ~all or -all."))
                : Optional.empty();
    }
}
