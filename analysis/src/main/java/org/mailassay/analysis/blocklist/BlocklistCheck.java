package org.mailassay.analysis.blocklist;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.blocklist.BlocklistSurvey.Asked;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Asks blocklists about the client's address, the sender's domains and the hosts of the links.
public final class BlocklistCheck implements Check {
    private final Blocklists blocklists;

    /// @param lists that can be asked, [BlocklistFile#usable]
    /// @param health what their last probes came to
    public BlocklistCheck(List<Blocklist> lists, ListHealth health) {
        this.blocklists = new Blocklists(lists, health);
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
        BlocklistSubjects subjects = BlocklistSubjects.of(material);
        List<Subject> all = new ArrayList<>(subjects.address().stream().toList());
        all.addAll(subjects.senders());
        all.addAll(subjects.links());
        BlocklistSurvey survey = blocklists.ask(all, material.ports().dns());
        Finding address = subjects.address()
                .map(subject -> BlocklistFindings.judge(
                        BlocklistFindings.ADDRESS, "The address " + subject.text(), about(survey, List.of(subject))))
                .orElseGet(() -> BlocklistFindings.ADDRESS.unverified(subjects.noAddress()));
        Finding domains = subjects.senders().isEmpty()
                ? BlocklistFindings.DOMAINS.notApplicable("The message names no domain that could be listed.")
                : BlocklistFindings.judge(
                        BlocklistFindings.DOMAINS, "The sender's domain", about(survey, subjects.senders()));
        Finding links = subjects.links().isEmpty()
                ? BlocklistFindings.LINKS.notApplicable("The message links to no domain but the sender's own.")
                : BlocklistFindings.judge(
                        BlocklistFindings.LINKS, "A domain that is linked to", about(survey, subjects.links()));
        return CheckReport.of(List.of(address, domains, links, BlocklistFindings.coverage(survey)))
                .with("reputation.rbl", BlocklistFields.ofAddress(subjects, survey))
                .with("reputation.domains", BlocklistFields.ofDomains(subjects, survey));
    }

    private static List<Asked> about(BlocklistSurvey survey, List<Subject> subjects) {
        return survey.answers().stream()
                .filter(asked -> subjects.contains(asked.subject()))
                .toList();
    }
}
