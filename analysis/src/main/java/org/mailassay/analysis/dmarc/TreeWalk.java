package org.mailassay.analysis.dmarc;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dns.DomainName;

/// The names from a domain up to its top-level domain that were asked for policy records (RFC 9989, section 4.10).
///
/// @param start where the walk began
/// @param steps what was found, from the longest name to the shortest; at most eight
public record TreeWalk(DomainName start, List<Step> steps) {
    /// RFC 9989, section 4.10: names with more labels do not cost more queries.
    static final int MOST_QUERIES = 8;

    public TreeWalk {
        steps = List.copyOf(steps);
    }

    /// One query of the walk.
    public record Step(DomainName domain, PolicyLookup lookup) {}

    /// Walks until a record says whether its domain is a public suffix, an answer is missing, or no label is left.
    static TreeWalk from(DomainName start, PolicyRecords policyRecords) {
        List<Step> steps = new ArrayList<>(4);
        DomainName target = start;
        while (!target.text().isEmpty()) {
            PolicyLookup lookup = policyRecords.at(target);
            steps.add(new Step(target, lookup));
            if (endsWalk(lookup)) {
                break;
            }
            target = above(target, steps.size() == 1);
        }
        return new TreeWalk(start, steps);
    }

    /// RFC 9989, section 4.10, steps 2 and 6. After a failure the rest would decide nothing: a record that nobody
    /// saw might have ended the walk here.
    private static boolean endsWalk(PolicyLookup lookup) {
        return switch (lookup) {
            case PolicyLookup.Found found -> found.dmarcRecord().psd() != PublicSuffixFlag.UNDECIDED;
            case PolicyLookup.Several ignored -> false;
            case PolicyLookup.Absent ignored -> false;
            case PolicyLookup.Unknown ignored -> true;
        };
    }

    /// RFC 9989, section 4.10, steps 3, 4 and 7: one label less, but after the first query at most seven are left.
    private static DomainName above(DomainName target, boolean first) {
        String text = target.text();
        int at = text.length();
        if (first) {
            int labels = 0;
            while (at >= 0 && labels < MOST_QUERIES - 1) {
                at = text.lastIndexOf('.', at - 1);
                labels++;
            }
        }
        if (!first || at < 0) {
            at = text.indexOf('.');
        }
        return new DomainName(at < 0 ? "" : text.substring(at + 1));
    }

    /// The Organizational Domain of the domain where the walk began (RFC 9989, section 4.10.2).
    public OrganizationalDomain organizationalDomain() {
        DomainName shortest = start;
        for (Step step : steps) {
            switch (step.lookup()) {
                case PolicyLookup.Found found -> {
                    PublicSuffixFlag psd = found.dmarcRecord().psd();
                    // RFC 9989, section 4.10.2, item 1.
                    if (psd == PublicSuffixFlag.NO) {
                        return new OrganizationalDomain.Known(step.domain());
                    }
                    // RFC 9989, section 4.10.2, item 2.
                    if (psd == PublicSuffixFlag.YES && !step.domain().equals(start)) {
                        return new OrganizationalDomain.Known(oneLabelBelow(step.domain()));
                    }
                    // RFC 9989, section 4.10.2, item 3.
                    shortest = step.domain();
                }
                case PolicyLookup.Several ignored -> {}
                case PolicyLookup.Absent ignored -> {}
                case PolicyLookup.Unknown unknown -> {
                    return new OrganizationalDomain.Unknown(unknown.failure());
                }
            }
        }
        return new OrganizationalDomain.Known(shortest);
    }

    private DomainName oneLabelBelow(DomainName above) {
        String text = start.text();
        int dot = text.lastIndexOf('.', text.length() - above.text().length() - 2);
        return new DomainName(text.substring(dot + 1));
    }
}
