package org.mailassay.analysis.infrastructure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.mailassay.analysis.authentication.EnvelopeAdvice;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.records.DomainRecords;
import org.mailassay.analysis.records.MxDetails;
import org.mailassay.analysis.records.RecordsQuestion;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.transport.MailExchangers;

/// Looks at the records of the author's domain, and whether the message can be answered.
public final class DomainCheck implements Check {
    private final Duration patience;

    /// @param patience how long the records may take; what is not known then is unverified
    public DomainCheck(Duration patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return "domain";
    }

    @Override
    public List<Criterion> criteria() {
        return DomainFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        SenderDomains domains = SenderDomains.of(material.message(), material.header());
        if (domains.author().isEmpty()) {
            return CheckReport.of(DomainFindings.ALL.stream()
                    .map(criterion ->
                            criterion.notApplicable("The message has no author whose domain could be judged."))
                    .toList());
        }
        DomainName author = domains.author().get();
        Dns dns = material.ports().dns();
        List<DomainName> asked = Stream.of(domains.author(), domains.replies(), domains.bounces())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        List<MailTaking> takings = SideBySide.map(asked, domain -> MailTaking.of(domain, dns));
        Map<DomainName, MailTaking> taking = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            taking.put(asked.get(i), takings.get(i));
        }
        DomainRecords records = DomainRecords.judge(new RecordsQuestion(
                author,
                List.of(),
                Set.of(),
                dns,
                new FetchedPolicies(material.ports().fetcher()),
                patience));
        boolean advisedToMove = EnvelopeAdvice.of(material.verdict(), dns).isPresent()
                && taking.get(author) instanceof MailTaking.Takes;
        return report(domains, taking, records, advisedToMove);
    }

    private static CheckReport report(
            SenderDomains domains, Map<DomainName, MailTaking> taking, DomainRecords records, boolean advisedToMove) {
        DomainName author = domains.author().orElseThrow();
        boolean takesNone = records.mx()
                .details()
                .map(MxDetails::exchangers)
                .filter(exchangers -> exchangers instanceof MailExchangers.NullMx)
                .isPresent();
        List<Finding> findings = new ArrayList<>();
        Finding replies = DomainFindings.replies(
                domains, taking.getOrDefault(domains.replies().orElseThrow(), unknown()));
        Finding bounces = DomainFindings.bounces(
                domains, domains.bounces().map(domain -> taking.getOrDefault(domain, unknown())), advisedToMove);
        Finding mx = DomainFindings.mx(records.mx(), domains);
        if (domains.author().equals(domains.replies())) {
            List<Finding> tied = DomainFindings.tied(replies, mx);
            findings.addAll(List.of(tied.getFirst(), bounces, tied.getLast()));
        } else if (domains.author().equals(domains.bounces())) {
            findings.add(replies);
            findings.addAll(DomainFindings.tied(bounces, mx));
        } else {
            findings.addAll(List.of(replies, bounces, mx));
        }
        findings.add(DomainFindings.dnssec(records.dnssec()));
        List<Finding> protection = List.of(
                DomainFindings.mtaSts(records.mtaSts(), author),
                DomainFindings.tlsReporting(records.tlsReporting(), author),
                DomainFindings.dane(records.dane()));
        findings.addAll(
                takesNone
                        ? protection.stream()
                                .map(once -> DomainFindings.unprotected(once, domains))
                                .toList()
                        : protection);
        return CheckReport.of(findings)
                .with("authentication.dnssec", dnssec(author, records))
                .with("authentication.mx", withDomain(author, records.mx().fields()))
                .with("infrastructure.replies", replies(domains, taking))
                .with("infrastructure.mta_sts", records.mtaSts().fields())
                .with("infrastructure.tls_rpt", records.tlsReporting().fields())
                .with("infrastructure.dane", records.dane().fields());
    }

    private static MailTaking unknown() {
        return new MailTaking.Unknown("it was not asked for");
    }

    /// Whether it is signed is not known when the DNS gave no answer.
    private static SequencedMap<String, Object> dnssec(DomainName author, DomainRecords records) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("enabled", Optional.empty());
        fields.putAll(withDomain(author, records.dnssec().fields()));
        return fields;
    }

    private static SequencedMap<String, Object> withDomain(DomainName domain, SequencedMap<String, Object> rest) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("domain", domain.text());
        fields.putAll(rest);
        return fields;
    }

    private static List<SequencedMap<String, Object>> replies(
            SenderDomains domains, Map<DomainName, MailTaking> taking) {
        List<SequencedMap<String, Object>> rows = new ArrayList<>();
        SequencedMap<String, Optional<DomainName>> roles = new LinkedHashMap<>();
        roles.put("from", domains.author());
        roles.put("reply_to", domains.replies());
        roles.put("envelope", domains.bounces());
        roles.forEach((role, domain) -> domain.ifPresent(name -> {
            SequencedMap<String, Object> row = new LinkedHashMap<>();
            row.put("role", role);
            row.put("domain", name.text());
            row.put(
                    "takes_mail",
                    switch (taking.getOrDefault(name, unknown())) {
                        case MailTaking.Takes _ -> true;
                        case MailTaking.TakesNone _ -> false;
                        case MailTaking.Unknown _ -> Optional.empty();
                    });
            rows.add(row);
        }));
        return rows;
    }
}
