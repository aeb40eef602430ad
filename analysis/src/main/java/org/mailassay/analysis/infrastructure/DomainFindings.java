package org.mailassay.analysis.infrastructure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.authentication.SpfFindings;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.records.DaneDetails;
import org.mailassay.analysis.records.DnssecDetails;
import org.mailassay.analysis.records.Judgement;
import org.mailassay.analysis.records.MtaStsDetails;
import org.mailassay.analysis.records.MxDetails;
import org.mailassay.analysis.records.RecordStatus;
import org.mailassay.analysis.records.TlsReportingDetails;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.score.Step;
import org.mailassay.analysis.suffix.PublicSuffixes;
import org.mailassay.analysis.tags.Fault;

/// What the records of the sender's domain are worth. Replies and bounces matter to every receiver; the rest protects
/// mail to the domain and says of mail from it that somebody takes care.
final class DomainFindings {
    private static final Step DOUBTFUL_MX = Step.of(5, "mail arrives, and something in them could be better");
    private static final Step DOUBTFUL_POLICY = Step.of(2, "there is a policy, and something in it could be better");
    private static final Step DOUBTFUL_REPORTING = Step.of(1, "there is a record, and something in it could be better");

    static final Criterion REPLIES = criterion("replies", 15, "Replies can arrive", "RFC 5321, section 5.1");
    static final Criterion BOUNCES = criterion("bounces", 10, "Bounces can arrive", "RFC 5321, section 4.5.5");
    static final Criterion MX = criterion("mx", 8, "The MX records are in order", "RFC 5321, section 5.1")
            .steps(DOUBTFUL_MX);
    static final Criterion DNSSEC = criterion("dnssec", 3, "The domain is signed", "RFC 4033, section 3");
    static final Criterion MTA_STS = criterion("mta_sts", 3, "Mail to it must be encrypted", "RFC 8461, section 3")
            .steps(DOUBTFUL_POLICY);
    static final Criterion TLS_RPT = criterion("tls_rpt", 2, "It asks for reports on TLS", "RFC 8460, section 3")
            .steps(DOUBTFUL_REPORTING);
    static final Criterion DANE = criterion("dane", 0, "Its mail hosts have TLSA records", "RFC 7672, section 2.2");

    static final List<Criterion> ALL = List.of(REPLIES, BOUNCES, MX, DNSSEC, MTA_STS, TLS_RPT, DANE);

    private static final int MOST_FAULTS = 5;

    private DomainFindings() {}

    private static Criterion criterion(String aspect, int points, String title, String source) {
        return new Criterion("domain." + aspect, Category.INFRASTRUCTURE, points, title, source);
    }

    static Finding replies(SenderDomains domains, MailTaking taking) {
        DomainName domain = domains.replies().orElseThrow();
        return taking(REPLIES, domain, taking, "Replies to this message", isOwn(domain, domains));
    }

    /// When bounces go where replies go, one fault is told once.
    ///
    /// @param advisedToMove whether SPF advises an envelope sender in a domain that takes mail
    static Finding bounces(SenderDomains domains, Optional<MailTaking> taking, boolean advisedToMove) {
        if (domains.bounces().isEmpty() || taking.isEmpty()) {
            return BOUNCES.notApplicable("The envelope has no sender, so there are no bounces.");
        }
        if (domains.bounces().equals(domains.replies()) && taking.get() instanceof MailTaking.TakesNone) {
            return BOUNCES.notApplicable("Bounces go where replies go.").mendedWith(REPLIES);
        }
        DomainName domain = domains.bounces().get();
        Finding finding = taking(BOUNCES, domain, taking.get(), "Bounces of this message", isOwn(domain, domains));
        return advisedToMove ? finding.mendedByAdviceOn(SpfFindings.RESULT) : finding;
    }

    /// Where no mail arrives because of the MX records, one mending mends both; but a domain that wants none is advised
    /// to
    /// say so as it should be said.
    ///
    /// @param arrival of replies or bounces
    static List<Finding> tied(Finding arrival, Finding mx) {
        boolean refused = mx.fix().map(Fix::value).filter("0 ."::equals).isPresent();
        return arrival.status() == Status.FAIL && mx.isMendable() && !refused
                ? List.of(arrival.mendedWith(MX), mx.mendedWith(arrival.criterion()))
                : List.of(arrival, mx);
    }

    /// Whether it is of the author's organisation.
    private static boolean isOwn(DomainName domain, SenderDomains domains) {
        return organisation(domain).equals(organisation(domains.author().orElseThrow()));
    }

    private static DomainName organisation(DomainName domain) {
        return PublicSuffixes.bundled().registrableDomain(domain).orElse(domain);
    }

    /// @param own whether it is the author's domain, whose records the author can change
    private static Finding taking(Criterion criterion, DomainName domain, MailTaking taking, String what, boolean own) {
        return switch (taking) {
            case MailTaking.Takes _ -> criterion.pass(what + " go to " + domain + ", which takes mail.");
            case MailTaking.TakesNone(String reason) ->
                criterion
                        .fail(what + " cannot arrive: " + domain + " " + reason + ".")
                        .fixedBy(own ? mxFix(domain) : elsewhere(what));
            case MailTaking.Unknown(String detail) ->
                criterion.unverified("Whether " + domain + " takes mail is not known: " + detail + ".");
        };
    }

    private static Fix elsewhere(String what) {
        return Fix.of("Let " + what.toLowerCase(Locale.ROOT) + " go to a domain that takes mail.");
    }

    private static Fix mxFix(DomainName domain) {
        return new Fix(
                "Publish an MX record that names the host that takes the domain's mail.", domain.text(), "MX", "");
    }

    static Finding mx(Judgement<MxDetails> mx, SenderDomains domains) {
        return switch (mx.status()) {
            case VALID -> MX.pass("The MX records are in order.");
            case WARNING -> MX.warn(DOUBTFUL_MX, text(mx.warnings())).fixedBy(MxAdvice.of(mx));
            case INVALID -> MX.fail(text(mx.errors())).fixedBy(MxAdvice.of(mx));
            case MISSING ->
                domains.author().equals(domains.replies())
                        ? MX.notApplicable("There are no MX records.").mendedWith(REPLIES)
                        : MX.fail("The author's domain takes no mail.")
                                .fixedBy(mxFix(domains.author().orElseThrow()));
            case UNKNOWN -> MX.unverified(text(mx.errors()));
        };
    }

    /// A domain that takes no mail needs no protection of it, until it takes some.
    ///
    /// @param once what would be found then
    static Finding unprotected(Finding once, SenderDomains domains) {
        Finding none = once.criterion().notApplicable("The domain takes no mail that could be protected.");
        if (domains.author().equals(domains.replies())) {
            return none.mendedWith(REPLIES, once);
        }
        return domains.author().equals(domains.bounces()) ? none.mendedWith(BOUNCES, once) : none;
    }

    static Finding dnssec(Judgement<DnssecDetails> dnssec) {
        return switch (dnssec.status()) {
            case VALID -> DNSSEC.pass("The domain is signed.");
            case WARNING -> DNSSEC.pass("The domain is signed. " + text(dnssec.warnings()));
            case INVALID ->
                DNSSEC.fail(text(dnssec.errors()))
                        .fixedBy("Mend the signatures, or take the DS record out of the parent zone until they hold.");
            case MISSING ->
                DNSSEC.warn(0, "The domain is not signed, so what it publishes can be forged on the way.")
                        .fixedBy("Sign the zone and have the registrar publish its DS record.");
            case UNKNOWN -> DNSSEC.unverified(text(dnssec.errors()));
        };
    }

    static Finding mtaSts(Judgement<MtaStsDetails> mtaSts, DomainName domain) {
        boolean notFetched = mtaSts.details()
                .filter(details -> details.policyStatus() == RecordStatus.UNKNOWN)
                .isPresent();
        if (notFetched) {
            return MTA_STS.unverified("The MTA-STS policy could not be fetched. " + text(mtaSts.warnings()));
        }
        return switch (mtaSts.status()) {
            case VALID -> MTA_STS.pass("The domain has an MTA-STS policy.");
            case WARNING ->
                MTA_STS.warn(DOUBTFUL_POLICY, text(mtaSts.warnings()))
                        .fixedBy("Mend the MTA-STS record or policy of " + domain + ".");
            case INVALID ->
                MTA_STS.fail(text(mtaSts.errors())).fixedBy("Mend the MTA-STS record or policy of " + domain + ".");
            case MISSING ->
                MTA_STS.warn(
                                0,
                                "The domain has no MTA-STS policy, so encryption of mail to it can be switched off"
                                        + " on the way.")
                        .fixedBy(new Fix(
                                "Serve a policy at https://mta-sts." + domain
                                        + "/.well-known/mta-sts.txt with the lines"
                                        + " \"version: STSv1\", \"mode: enforce\", \"max_age: 604800\", and \"mx: \" with"
                                        + " the name of each host in the MX records; then announce it.",
                                "_mta-sts." + domain,
                                "TXT",
                                "v=STSv1; id=1"));
            case UNKNOWN -> MTA_STS.unverified(text(mtaSts.errors()));
        };
    }

    static Finding tlsReporting(Judgement<TlsReportingDetails> reporting, DomainName domain) {
        return switch (reporting.status()) {
            case VALID -> TLS_RPT.pass("The domain asks for reports on failed encryption.");
            case WARNING ->
                TLS_RPT.warn(DOUBTFUL_REPORTING, text(reporting.warnings())).fixedBy(reportingFix(domain));
            case INVALID -> TLS_RPT.fail(text(reporting.errors())).fixedBy(reportingFix(domain));
            case MISSING ->
                TLS_RPT.warn(0, "The domain asks nobody for reports on failed encryption.")
                        .fixedBy(reportingFix(domain));
            case UNKNOWN -> TLS_RPT.unverified(text(reporting.errors()));
        };
    }

    private static Fix reportingFix(DomainName domain) {
        return new Fix(
                "Publish where reports on TLS are wanted.",
                "_smtp._tls." + domain,
                "TXT",
                "v=TLSRPTv1; rua=mailto:tls-reports@" + domain);
    }

    static Finding dane(Judgement<DaneDetails> dane) {
        return switch (dane.status()) {
            case VALID -> DANE.pass("The mail hosts have TLSA records.");
            case WARNING -> DANE.pass("The mail hosts have TLSA records. " + text(dane.warnings()));
            case INVALID ->
                DANE.fail(text(dane.errors()))
                        .fixedBy("Mend the TLSA records: senders that use DANE do not"
                                + " deliver to a host whose certificate does not fit.");
            case MISSING -> DANE.notApplicable("The mail hosts have no TLSA records; few domains do.");
            case UNKNOWN -> DANE.unverified(text(dane.errors()));
        };
    }

    private static String text(List<Fault> faults) {
        return String.join(
                " ", faults.stream().limit(MOST_FAULTS).map(Fault::text).toList());
    }
}
