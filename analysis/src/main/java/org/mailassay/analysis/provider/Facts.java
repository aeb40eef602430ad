package org.mailassay.analysis.provider;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.connection.ReverseName;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.headers.HeaderCheck;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfResult;
import org.mailassay.analysis.unsubscribe.BulkMail;
import org.mailassay.analysis.unsubscribe.OneClick;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.SpfVerdict;

/// Measures the facts for one message.
final class Facts {
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

    private final ScanMaterial material;
    private final MessageVerdict verdict;
    private final BulkMail bulk;

    Facts(ScanMaterial material) throws InterruptedException {
        this.material = material;
        this.verdict = material.verdict();
        this.bulk = BulkMail.of(material);
    }

    Answer of(Fact fact) {
        return switch (fact) {
            case SPF_PASS -> spf();
            case DKIM_PASS -> dkim();
            case SPF_OR_DKIM -> spf().or(dkim());
            case SPF_AND_DKIM -> spf().and(dkim());
            case DMARC_RECORD -> dmarcRecord();
            case DMARC_PASS -> dmarcPass();
            case REVERSE_DNS -> reverseDns();
            case TLS -> tls();
            case MESSAGE_FORM -> messageForm();
            case FROM_NOT_GMAIL -> fromNotGmail();
            case ONE_CLICK -> oneClick();
            case BODY_LINK -> bodyLink();
            case NOT_MEASURABLE -> Answer.unknown("one message does not show it");
        };
    }

    private Answer spf() {
        return switch (verdict.spf()) {
            case SpfVerdict.NotEvaluated(String reason) -> Answer.unknown(reason);
            case SpfVerdict.Evaluated(SpfCheck mailFrom, SpfCheck _) ->
                switch (mailFrom.result()) {
                    case SpfResult.Pass _ -> new Answer(Answer.State.MET, "SPF passes for " + mailFrom.domain());
                    case SpfResult.TempError _ -> Answer.unknown("the DNS did not answer");
                    case SpfResult.Fail _, SpfResult.SoftFail _, SpfResult.Neutral _
                    when LocalAddress.is(mailFrom.request().client()) -> Answer.unknown(LocalAddress.REASON);
                    case SpfResult other -> new Answer(Answer.State.NOT_MET, "SPF says " + other.keyword());
                };
        };
    }

    private Answer dkim() {
        List<DkimVerdict> signatures = verdict.dkim();
        if (signatures.stream().anyMatch(DkimVerdict::passes)) {
            return new Answer(Answer.State.MET, "a DKIM signature holds");
        }
        return signatures.stream().anyMatch(signature -> signature.result() instanceof DkimResult.TempError)
                ? Answer.unknown("the DNS did not answer")
                : new Answer(
                        Answer.State.NOT_MET,
                        signatures.isEmpty() ? "there is no DKIM signature" : "no DKIM signature holds");
    }

    private Answer dmarcRecord() {
        DmarcVerdict dmarc = verdict.dmarc();
        if (dmarc.discovery().isEmpty()) {
            return new Answer(Answer.State.NOT_MET, "there is no author domain");
        }
        return switch (dmarc.discovery().get()) {
            case PolicyDiscovery.Found found ->
                Answer.of(
                        found.dmarcRecord().applies(),
                        "the policy of " + found.policyDomain() + " is "
                                + found.dmarcRecord().policyForDomain().text(),
                        "the record of " + found.policyDomain() + " cannot be used");
            case PolicyDiscovery.NotFound _ -> new Answer(Answer.State.NOT_MET, "there is no DMARC record");
            case PolicyDiscovery.Unknown _ -> Answer.unknown("the DNS did not answer");
        };
    }

    private Answer dmarcPass() {
        return switch (verdict.dmarc().result()) {
            case DmarcResult.Pass _ -> new Answer(Answer.State.MET, "DMARC passes");
            case DmarcResult.TemporaryError _ -> Answer.unknown("the DNS did not answer");
            case DmarcResult.Fail _
            when LocalAddress.hides(material.message().connection()) ->
                Answer.unknown("no signature is aligned, and without the sending client SPF cannot be judged");
            case DmarcResult.Fail _ ->
                new Answer(Answer.State.NOT_MET, "neither SPF nor DKIM passes for the From domain");
            case DmarcResult.None _ -> new Answer(Answer.State.NOT_MET, "no DMARC policy applies");
            case DmarcResult.PermanentError _ -> new Answer(Answer.State.NOT_MET, "there is not one author domain");
        };
    }

    private Answer reverseDns() {
        return switch (material.message().connection()) {
            case Connection.Unknown _ -> Answer.unknown("the client is not known");
            case Connection.Hidden _ -> Answer.unknown(Connection.Hidden.REASON);
            case Connection.Smtp smtp when LocalAddress.is(smtp.client()) -> Answer.unknown(LocalAddress.REASON);
            case Connection.Smtp smtp ->
                switch (new ReverseLookup(material.ports().dns()).of(smtp.client())) {
                    case ReverseName.Confirmed(String name) ->
                        new Answer(Answer.State.MET, "the address is " + name + ", which leads back");
                    case ReverseName.Unconfirmed(String name) ->
                        new Answer(Answer.State.NOT_MET, "the name " + name + " does not lead back to the address");
                    case ReverseName.None _ -> new Answer(Answer.State.NOT_MET, "the address has no name");
                    case ReverseName.Unknown _ -> Answer.unknown("the DNS did not answer");
                };
        };
    }

    private Answer tls() {
        return switch (material.message().connection()) {
            case Connection.Unknown _ -> Answer.unknown("the connection is not known");
            case Connection.Smtp smtp
            when smtp.protocol().isEmpty() -> Answer.unknown("how the message came is not known");
            case Connection.Smtp smtp when LocalAddress.is(smtp.client()) -> Answer.unknown(LocalAddress.REASON);
            case Connection.Smtp smtp -> tls(smtp.tls());
            case Connection.Hidden hidden -> tls(hidden.tls());
        };
    }

    private static Answer tls(Optional<Connection.Tls> tls) {
        return Answer.of(
                tls.isPresent(),
                "the message came over " + tls.map(Connection.Tls::version).orElse("TLS"),
                "the message came without TLS");
    }

    private Answer messageForm() {
        List<String> faults = HeaderCheck.faultsOfForm(material);
        return Answer.of(
                faults.isEmpty(),
                "the message has the form of RFC 5322",
                "there are faults of form: " + String.join(" ", faults).replaceAll("\\.$", ""));
    }

    /// Only Google's own servers may write from its domains, and those pass DMARC.
    private Answer fromNotGmail() {
        boolean gmail =
                verdict.dmarc().author() instanceof AuthorDomain.One(var domain) && GMAIL.contains(domain.text());
        if (gmail
                && !verdict.authenticated()
                && LocalAddress.hides(material.message().connection())) {
            return Answer.unknown("who sent it is not known");
        }
        return Answer.of(
                !gmail || verdict.authenticated(),
                gmail ? "Google's servers sent it" : "the From address is not one of Gmail's",
                "the From address is one of Gmail's, and other servers sent it");
    }

    private Answer oneClick() {
        if (!bulk.isBulk()) {
            return Answer.unknown("the message does not look like marketing");
        }
        if (!OneClick.of(material.header()).offered()) {
            return new Answer(Answer.State.NOT_MET, "one click is not offered");
        }
        return Answer.of(
                OneClick.covering(verdict.dkim()).isPresent(),
                "one click is offered and signed",
                "one click is offered, and no valid DKIM signature covers it");
    }

    private Answer bodyLink() {
        return bulk.isBulk()
                ? Answer.of(
                        bulk.link().isPresent(),
                        "the text has a link to unsubscribe",
                        "the text has no link to unsubscribe")
                : Answer.unknown("the message does not look like marketing");
    }
}
