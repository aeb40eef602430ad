package org.mailassay.analysis.links;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Looks at the links of a message: where they say they lead, and where they do. A link that may do something when it
/// is opened, such as taking the reader off a list, is never opened.
public final class LinkCheck implements Check {
    /// Links that are shown one by one.
    private static final int MOST_SHOWN = 500;

    @Override
    public String name() {
        return "links";
    }

    @Override
    public List<Criterion> criteria() {
        return LinkFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        List<Link> links = material.links();
        Optional<DomainName> sender = AuthorDomain.of(material.header()) instanceof AuthorDomain.One(DomainName author)
                ? Optional.of(author)
                : Optional.empty();
        Map<String, Visit> visits = material.visits();
        LinkJudgement judgement = new LinkJudgement(sender, visits);
        List<JudgedLink> judged = links.stream().map(judgement::judge).toList();
        List<Finding> findings = links.isEmpty()
                ? LinkFindings.ALL.stream()
                        .map(criterion -> criterion.notApplicable("The message has no links."))
                        .toList()
                : new LinkAnswers(judged, visits).findings();
        return CheckReport.of(findings).with("content.links", details(judged, visits));
    }

    private static SequencedMap<String, Object> details(List<JudgedLink> judged, Map<String, Visit> visits) {
        SequencedMap<String, Object> counts = new LinkedHashMap<>();
        counts.put("links", judged.size());
        counts.put("urls", visits.size());
        counts.put("checked", count(visits, visit -> visit.answered() || isKnownBad(visit)));
        counts.put("broken", count(visits, visit -> visit.outcome() == Visit.Outcome.BROKEN));
        counts.put("redirected", count(visits, visit -> !visit.redirects().isEmpty()));
        counts.put("unverified", count(visits, visit -> visit.outcome() == Visit.Outcome.UNVERIFIED));
        counts.put("skipped", count(visits, visit -> visit.outcome() == Visit.Outcome.SKIPPED));
        counts.put("unchecked", count(visits, visit -> visit.outcome() == Visit.Outcome.UNCHECKED));
        counts.put("cut", judged.size() >= LinkReader.MOST_LINKS);
        List<Object> items = new ArrayList<>();
        judged.stream().limit(MOST_SHOWN).forEach(link -> items.add(link.fields()));
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("counts", counts);
        fields.put("items", items);
        return fields;
    }

    private static boolean isKnownBad(Visit visit) {
        return switch (visit.outcome()) {
            case BROKEN, BAD_CERTIFICATE, ENDLESS -> true;
            case FINE, MALFORMED, UNVERIFIED, SKIPPED, UNCHECKED -> false;
        };
    }

    private static int count(Map<String, Visit> visits, Predicate<Visit> kind) {
        return (int) visits.values().stream().filter(kind).count();
    }
}
