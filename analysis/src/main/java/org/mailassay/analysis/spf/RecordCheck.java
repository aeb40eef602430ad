package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Evaluates one record, directive by directive (RFC 7208, sections 4.6, 4.7, 5.2 and 6.1).
final class RecordCheck {
    private final HostCheck hosts;
    private final CountedDns dns;
    private final MechanismMatching matching;
    private final MacroExpansion.Values macros;
    private final String domain;
    private final List<SpfTraceTerm> terms = new ArrayList<>();

    RecordCheck(
            HostCheck hosts, CountedDns dns, MechanismMatching matching, MacroExpansion.Values macros, String domain) {
        this.hosts = hosts;
        this.dns = dns;
        this.matching = matching;
        this.macros = macros;
        this.domain = domain;
    }

    SpfTrace evaluate(SpfRecord policy, List<SpfLookup> lookups, boolean explain) {
        Optional<SpfResult> decided = Optional.empty();
        for (Directive directive : policy.directives()) {
            if (decided.isEmpty()) {
                decided = directive(directive);
            } else {
                terms.add(notReached(directive.text(), directive.offset()));
            }
        }
        SpfResult result;
        if (decided.isPresent()) {
            policy.redirect().ifPresent(redirect -> terms.add(notReached(redirect.text(), redirect.offset())));
            result = explain ? explained(decided.get(), policy) : decided.get();
        } else if (policy.redirect().isPresent()) {
            result = redirect(policy.redirect().get(), explain);
        } else {
            // RFC 7208, section 4.7: as if the record ended with ?all.
            result = new SpfResult.Neutral(Optional.empty());
        }
        return new SpfTrace(domain, policy.text(), lookups, terms, result);
    }

    /// The result if this directive decides.
    private Optional<SpfResult> directive(Directive directive) {
        boolean allowed = !directive.mechanism().asksDns() || dns.countTerm(domain, directive.text());
        // RFC 8616, section 4: a term whose name can never be looked up never matches.
        Optional<String> target = allowed ? target(directive.mechanism()) : Optional.empty();
        List<SpfLookup> before = dns.takeLookups();
        Optional<SpfTrace> below = Optional.empty();
        MechanismMatching.Outcome outcome = MechanismMatching.NO_MATCH;
        if (target.isPresent()) {
            if (directive.mechanism() instanceof Mechanism.Include) {
                SpfTrace included = hosts.check(target.get(), false);
                below = Optional.of(included);
                outcome = included(directive, target.get(), included.result());
            } else {
                outcome = matching.match(directive.mechanism(), target.get());
            }
        }
        List<SpfLookup> asked = both(before, dns.takeLookups());
        // A limit that was passed on the way overrides what the mechanism said.
        if (dns.stopped().isPresent()) {
            outcome = new MechanismMatching.Outcome.Broken(dns.stopped().get());
        }
        terms.add(new SpfTraceTerm(
                directive.text(), directive.offset(), shown(outcome), target.orElse(""), asked, below));
        return switch (outcome) {
            case MechanismMatching.Outcome.Match match -> Optional.of(matched(directive));
            case MechanismMatching.Outcome.NoMatch none -> Optional.empty();
            case MechanismMatching.Outcome.Broken broken -> Optional.of(broken.result());
        };
    }

    private static List<SpfLookup> both(List<SpfLookup> before, List<SpfLookup> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() ? after : before;
        }
        List<SpfLookup> both = new ArrayList<>(before);
        both.addAll(after);
        return both;
    }

    /// The domain that the mechanism names, the current one when it names none (RFC 7208, section 4.8), or nothing when
    /// it needs none; empty when it can never be looked up.
    private Optional<String> target(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.All all -> Optional.of("");
            case Mechanism.Ip4 ip4 -> Optional.of("");
            case Mechanism.Ip6 ip6 -> Optional.of("");
            case Mechanism.Include include -> MacroExpansion.domain(include.domain(), macros);
            case Mechanism.Exists exists -> MacroExpansion.domain(exists.domain(), macros);
            case Mechanism.A a -> orCurrent(a.domain());
            case Mechanism.Mx mx -> orCurrent(mx.domain());
            case Mechanism.Ptr ptr -> orCurrent(ptr.domain());
        };
    }

    private Optional<String> orCurrent(Optional<MacroString> given) {
        return given.isEmpty() ? Optional.of(domain) : MacroExpansion.domain(given.get(), macros);
    }

    /// RFC 7208, section 5.2, the table.
    private static MechanismMatching.Outcome included(Directive directive, String target, SpfResult result) {
        return switch (result) {
            case SpfResult.Pass pass -> MechanismMatching.MATCH;
            case SpfResult.Fail fail -> MechanismMatching.NO_MATCH;
            case SpfResult.SoftFail softFail -> MechanismMatching.NO_MATCH;
            case SpfResult.Neutral neutral -> MechanismMatching.NO_MATCH;
            case SpfResult.TempError error -> new MechanismMatching.Outcome.Broken(error);
            case SpfResult.PermError error -> new MechanismMatching.Outcome.Broken(error);
            case SpfResult.None none -> new MechanismMatching.Outcome.Broken(noPolicy(directive.text(), target));
        };
    }

    private static SpfResult noPolicy(String term, String target) {
        return new SpfResult.PermError(new SpfPermanentError.NoPolicyAt(term, target));
    }

    private static SpfTraceTerm.Outcome shown(MechanismMatching.Outcome outcome) {
        return switch (outcome) {
            case MechanismMatching.Outcome.Match match -> SpfTraceTerm.Outcome.MATCH;
            case MechanismMatching.Outcome.NoMatch none -> SpfTraceTerm.Outcome.NO_MATCH;
            case MechanismMatching.Outcome.Broken broken -> shown(broken.result());
        };
    }

    private static SpfTraceTerm.Outcome shown(SpfResult result) {
        return switch (result) {
            case SpfResult.TempError error -> SpfTraceTerm.Outcome.TEMPERROR;
            case SpfResult.PermError error -> SpfTraceTerm.Outcome.PERMERROR;
            case SpfResult.None none -> SpfTraceTerm.Outcome.PERMERROR;
            case SpfResult.Pass pass -> SpfTraceTerm.Outcome.USED;
            case SpfResult.Fail fail -> SpfTraceTerm.Outcome.USED;
            case SpfResult.SoftFail softFail -> SpfTraceTerm.Outcome.USED;
            case SpfResult.Neutral neutral -> SpfTraceTerm.Outcome.USED;
        };
    }

    private SpfResult matched(Directive directive) {
        SpfMatch match = new SpfMatch(domain, directive.text(), directive.offset());
        return switch (directive.qualifier()) {
            case PASS -> new SpfResult.Pass(match);
            case FAIL -> new SpfResult.Fail(match, new SpfExplanation.None());
            case SOFTFAIL -> new SpfResult.SoftFail(match);
            case NEUTRAL -> new SpfResult.Neutral(Optional.of(match));
        };
    }

    /// RFC 7208, section 6.1: the result is that of the other record, and so is the explanation (section 6.2).
    private SpfResult redirect(Modifier redirect, boolean explain) {
        boolean allowed = dns.countTerm(domain, redirect.text());
        Optional<String> target = allowed ? MacroExpansion.domain(redirect.value(), macros) : Optional.empty();
        List<SpfLookup> asked = dns.takeLookups();
        Optional<SpfTrace> below = target.map(name -> hosts.check(name, explain));
        SpfResult result = below.map(SpfTrace::result)
                .filter(other -> !(other instanceof SpfResult.None))
                .orElseGet(() -> noPolicy(redirect.text(), target.orElse("")));
        result = dns.stopped().orElse(result);
        terms.add(new SpfTraceTerm(redirect.text(), redirect.offset(), shown(result), target.orElse(""), asked, below));
        return result;
    }

    private static SpfTraceTerm notReached(String text, int offset) {
        return new SpfTraceTerm(text, offset, SpfTraceTerm.Outcome.NOT_REACHED, "", List.of(), Optional.empty());
    }

    /// RFC 7208, section 6.2: a fail gets the explanation that its own record names.
    private SpfResult explained(SpfResult result, SpfRecord policy) {
        if (!(result instanceof SpfResult.Fail fail) || policy.explanation().isEmpty()) {
            return result;
        }
        Modifier modifier = policy.explanation().get();
        dns.stopCounting();
        Explaining.Fetched fetched = Explaining.fetch(modifier.value(), dns, macros);
        terms.add(new SpfTraceTerm(
                modifier.text(),
                modifier.offset(),
                SpfTraceTerm.Outcome.USED,
                fetched.target(),
                dns.takeLookups(),
                Optional.empty()));
        return new SpfResult.Fail(fail.match(), fetched.explanation());
    }
}
