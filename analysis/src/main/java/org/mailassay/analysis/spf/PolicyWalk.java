package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.spf.SpfPolicyNode.State;

/// Reads every record that a policy leads to, each domain once.
final class PolicyWalk {
    /// A policy within its limits leads to 10 others. More are read to show how many there are, but not any number.
    private static final int MOST_RECORDS = 50;

    /// Beyond this the exact number of terms tells nobody more, and a doubling at each level must not overflow.
    private static final int MOST_TERMS = 1_000;

    /// Fifty records of 65 kB lead to hundreds of thousands of names. Each that is kept is a term that was counted, so
    /// the number of terms is not smaller for those that are left out.
    private static final int MOST_TARGETS = MOST_TERMS;

    /// A record of 65 kB has tens of thousands of terms, each an object of its own; fifty of them would be 160 MB. Real
    /// policies have some hundreds with all that they include.
    private static final int MOST_PARSED_TERMS = 20_000;

    private final Dns dns;
    private final Map<String, SpfPolicyNode> known = new HashMap<>();
    private final Set<String> above = new HashSet<>();
    private int targets;
    private int parsedTerms;

    PolicyWalk(Dns dns) {
        this.dns = dns;
    }

    /// The tree below one policy that is known already.
    SpfPolicyNode root(String domain, String text, SpfRecord policy) {
        above.add(domain);
        return node(domain, "", text, policy);
    }

    private SpfPolicyNode node(String domain, String term, String text, SpfRecord policy) {
        count(policy);
        List<SpfPolicyNode> below = new ArrayList<>();
        int terms = 0;
        for (Directive directive : policy.reachable()) {
            if (directive.mechanism().asksDns()) {
                terms++;
            }
            if (directive.mechanism() instanceof Mechanism.Include include) {
                add(below, include.domain(), directive.text());
            }
        }
        if (policy.redirect().isPresent() && !policy.hasAll()) {
            Modifier redirect = policy.redirect().get();
            terms++;
            add(below, redirect.value(), redirect.text());
        }
        for (SpfPolicyNode each : below) {
            terms = Math.min(terms + each.terms(), MOST_TERMS);
        }
        return new SpfPolicyNode(domain, term, State.READ, text, Optional.of(policy), below, terms);
    }

    /// The first that there is no room for stands for all that follow.
    private void add(List<SpfPolicyNode> below, MacroString named, String term) {
        targets++;
        if (targets <= MOST_TARGETS) {
            below.add(target(named, term));
        } else if (targets == MOST_TARGETS + 1) {
            String domain = named.hasMacros() ? named.text() : named.plainDomain();
            below.add(SpfPolicyNode.leaf(domain, term, State.NOT_WALKED));
        }
    }

    private SpfPolicyNode target(MacroString named, String term) {
        if (named.hasMacros()) {
            return SpfPolicyNode.leaf(named.text(), term, State.DEPENDS_ON_MESSAGE);
        }
        String domain = named.plainDomain();
        SpfPolicyNode before = known.get(domain);
        if (before != null) {
            return before.again(term);
        }
        if (above.contains(domain)) {
            return SpfPolicyNode.leaf(domain, term, State.LOOP);
        }
        if (known.size() + above.size() >= MOST_RECORDS || parsedTerms >= MOST_PARSED_TERMS) {
            return SpfPolicyNode.leaf(domain, term, State.NOT_WALKED);
        }
        above.add(domain);
        SpfPolicyNode read = read(domain, term);
        above.remove(domain);
        known.put(domain, read);
        return read;
    }

    private SpfPolicyNode read(String domain, String term) {
        if (!DomainName.fits(domain)) {
            return SpfPolicyNode.leaf(domain, term, State.NO_POLICY);
        }
        return switch (dns.query(domain, RecordType.TXT)) {
            case DnsAnswer.Failed failed -> SpfPolicyNode.leaf(domain, term, State.LOOKUP_FAILED);
            case DnsAnswer.NoData none -> SpfPolicyNode.leaf(domain, term, State.NO_POLICY);
            case DnsAnswer.NoSuchName none -> SpfPolicyNode.leaf(domain, term, State.NO_POLICY);
            case DnsAnswer.Found found -> select(domain, term, found.records());
        };
    }

    private SpfPolicyNode select(String domain, String term, List<DnsRecord> records) {
        List<String> policies = SpfRecord.among(records);
        if (policies.size() != 1) {
            return SpfPolicyNode.leaf(domain, term, policies.isEmpty() ? State.NO_POLICY : State.SEVERAL);
        }
        String text = policies.getFirst();
        return switch (SpfRecord.parse(text)) {
            case SpfSyntax.Correct correct -> node(domain, term, text, correct.policy());
            case SpfSyntax.Broken broken -> {
                count(broken.readable());
                yield new SpfPolicyNode(
                        domain, term, State.MALFORMED, text, Optional.of(broken.readable()), List.of(), 0);
            }
        };
    }

    private void count(SpfRecord kept) {
        parsedTerms += kept.directives().size() + kept.unknown().size();
    }
}
