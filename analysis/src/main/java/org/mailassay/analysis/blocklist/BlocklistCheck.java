package org.mailassay.analysis.blocklist;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailassay.analysis.blocklist.BlocklistSurvey.Asked;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Asks blocklists about the client's address, the sender's domains and the hosts of the links.
public final class BlocklistCheck implements Check {
    private final Blocklists blocklists;
    private final ListHealth health;
    private final Duration patience;

    /// @param lists that can be asked, [BlocklistFile#usable]
    /// @param health what their last probes came to
    /// @param patience how long to wait for where links lead; the hosts that they name are asked about at once
    public BlocklistCheck(List<Blocklist> lists, ListHealth health, Duration patience) {
        this.blocklists = new Blocklists(lists, health);
        this.health = health;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "blocklists";
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                BlocklistFindings.ADDRESS,
                BlocklistFindings.DOMAINS,
                BlocklistFindings.LINKS,
                BlocklistFindings.COVERAGE);
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        Dns dns = material.ports().dns();
        BlocklistSubjects named = BlocklistSubjects.of(material);
        BlocklistSurvey first = blocklists.ask(named.all(), dns);
        List<Subject> reached = material.visits(patience)
                .map(visits -> named.reached(visits.values()))
                .orElse(List.of());
        BlocklistSubjects subjects = named.with(reached);
        BlocklistSurvey survey = believed(first.and(blocklists.ask(reached, dns)), dns);
        Finding address = subjects.address()
                .map(subject -> BlocklistFindings.judge(
                        BlocklistFindings.ADDRESS, "The address " + subject.text(), about(survey, List.of(subject))))
                .orElseGet(() -> BlocklistFindings.ADDRESS.unverified(subjects.noAddress()));
        Finding domains = subjects.senders().isEmpty()
                ? BlocklistFindings.DOMAINS.notApplicable("The message names no domain that could be listed.")
                : BlocklistFindings.judge(
                        BlocklistFindings.DOMAINS, "The sender's domain", about(survey, subjects.senders()));
        Finding links = links(subjects, survey);
        return CheckReport.of(List.of(address, domains, links, BlocklistFindings.coverage(survey)))
                .with("reputation.rbl", BlocklistFields.ofAddress(subjects, survey))
                .with("reputation.domains", BlocklistFields.ofDomains(subjects, survey));
    }

    /// Without the listings of lists that nobody probed, and that fail their probe now (RFC 5782, section 5).
    private BlocklistSurvey believed(BlocklistSurvey survey, Dns dns) {
        if (!health.probesListings()) {
            return survey;
        }
        List<Blocklist> speaking =
                survey.listings().stream().map(Asked::list).distinct().toList();
        return survey.without(BlocklistProbe.probe(speaking, dns).stream()
                .filter(probe -> !probe.isWorking())
                .toList());
    }

    /// Whoever takes the listed links out may have no others.
    private static Finding links(BlocklistSubjects subjects, BlocklistSurvey survey) {
        Finding none = BlocklistFindings.LINKS.notApplicable("The message links to no domain but the sender's own.");
        if (subjects.links().isEmpty()) {
            return none;
        }
        List<Asked> asked = about(survey, subjects.links());
        Finding finding = BlocklistFindings.judge(BlocklistFindings.LINKS, "A domain that is linked to", asked);
        Set<Subject> listed =
                BlocklistFindings.listings(asked).stream().map(Asked::subject).collect(Collectors.toSet());
        return finding.isMendable() && listed.containsAll(subjects.links()) ? finding.mendedTo(none) : finding;
    }

    private static List<Asked> about(BlocklistSurvey survey, List<Subject> subjects) {
        return survey.answers().stream()
                .filter(asked -> subjects.contains(asked.subject()))
                .toList();
    }
}
