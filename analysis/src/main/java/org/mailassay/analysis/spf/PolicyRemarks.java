package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.tags.Fault;

/// What can be said of a policy from its text alone.
final class PolicyRemarks {
    /// RFC 7208, section 3.4: together with the rest of the answer it fits 512 octets.
    private static final int LONG = 450;

    private static final int WIDE_IP4 = 8;

    /// An IPv6 network as wide as what registries hand to providers.
    private static final int WIDE_IP6 = 29;

    private final List<Fault> faults = new ArrayList<>();

    private PolicyRemarks() {}

    static List<Fault> of(SpfRecord policy) {
        PolicyRemarks remarks = new PolicyRemarks();
        remarks.ending(policy);
        remarks.networks(policy);
        remarks.terms(policy);
        if (policy.text().length() > LONG) {
            remarks.faults.add(Fault.of(
                    SpfRecordFault.LONG_RECORD,
                    "The record has " + policy.text().length() + " characters; keep it within " + LONG
                            + " so that answers fit everywhere."));
        }
        return remarks.faults;
    }

    private void add(SpfRecordFault fault, String sentence, int offset, String term) {
        faults.add(new Fault(fault, sentence, offset, term));
    }

    private void ending(SpfRecord policy) {
        List<Directive> reachable = policy.reachable();
        if (policy.hasAll()) {
            Directive all = reachable.getLast();
            switch (all.qualifier()) {
                case PASS ->
                    add(
                            SpfRecordFault.EVERYBODY_PASSES,
                            "Everybody may send in the name of this domain.",
                            all.offset(),
                            all.text());
                case NEUTRAL ->
                    add(
                            SpfRecordFault.NEUTRAL_ALL,
                            "The record says nothing of senders that it does not list; end it with ~all or -all.",
                            all.offset(),
                            all.text());
                case SOFTFAIL, FAIL -> {}
            }
            for (Directive each : policy.directives()
                    .subList(reachable.size(), policy.directives().size())) {
                unreachable(each.text(), each.offset(), all.text());
            }
            policy.redirect().ifPresent(each -> unreachable(each.text(), each.offset(), all.text()));
        } else if (policy.redirect().isEmpty()) {
            faults.add(Fault.of(
                    SpfRecordFault.NO_ALL,
                    "The record does not say what holds for senders that it does not list; end it with ~all or -all."));
        }
    }

    private void unreachable(String term, int offset, String all) {
        add(SpfRecordFault.UNREACHABLE_TERM, term + " has no effect because of " + all + ".", offset, term);
    }

    private void networks(SpfRecord policy) {
        for (Directive each : policy.reachable()) {
            if (each.qualifier() != Qualifier.PASS) {
                continue;
            }
            if (each.mechanism() instanceof Mechanism.Ip4 ip4) {
                network(each, ip4.prefixLength(), WIDE_IP4);
            } else if (each.mechanism() instanceof Mechanism.Ip6 ip6) {
                network(each, ip6.prefixLength(), WIDE_IP6);
            }
        }
    }

    private void network(Directive directive, int prefixLength, int wide) {
        if (prefixLength == 0) {
            add(
                    SpfRecordFault.EVERYBODY_PASSES,
                    directive.text() + " is every address there is.",
                    directive.offset(),
                    directive.text());
        } else if (prefixLength < wide) {
            add(
                    SpfRecordFault.WIDE_NETWORK,
                    directive.text() + " lets a large part of the Internet send in the name of this domain.",
                    directive.offset(),
                    directive.text());
        }
    }

    private void terms(SpfRecord policy) {
        Set<String> seen = new HashSet<>();
        for (Directive each : policy.reachable()) {
            if (each.mechanism() instanceof Mechanism.Ptr) {
                add(
                        SpfRecordFault.PTR,
                        "ptr is slow, unreliable and no longer allowed in new records.",
                        each.offset(),
                        each.text());
            }
            if (!seen.add(DomainName.lowerCase(each.text()))) {
                add(
                        SpfRecordFault.REPEATED_TERM,
                        each.text() + " stands in the record already.",
                        each.offset(),
                        each.text());
            }
        }
        for (Modifier each : policy.unknown()) {
            add(
                    SpfRecordFault.UNKNOWN_MODIFIER,
                    each.name() + "= is no modifier that receivers know, and is ignored.",
                    each.offset(),
                    each.text());
        }
    }
}
