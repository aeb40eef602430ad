package org.mailassay.analysis.authentication;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfMatch;
import org.mailassay.analysis.spf.SpfRecord;
import org.mailassay.analysis.spf.SpfRecordFault;
import org.mailassay.analysis.spf.SpfRecordJudgement;
import org.mailassay.analysis.spf.SpfResult;
import org.mailassay.analysis.spf.SpfTraceTerm;
import org.mailassay.analysis.tags.Fault;

/// The whole record that a domain is advised to publish, made from the one that it publishes.
final class SpfAdvice {
    private static final String OTHERS = "~all";

    private final SpfCheck check;
    private final Dns dns;

    SpfAdvice(SpfCheck check, Dns dns) {
        this.check = check;
        this.dns = dns;
    }

    /// A first record. An address of the appliance's own network is not the one that the world sees.
    Fix first() {
        return isLocal()
                ? Fix.of("Publish a TXT record at " + check.domain() + " that begins with v=spf1, lists the addresses"
                        + " that send for this domain, and ends with " + OTHERS + ". The message came from this"
                        + " appliance's own network, so the address cannot be read off it.")
                : new Fix(
                        "Publish a policy that lists who sends for this domain; add your other senders to it.",
                        check.domain(),
                        "TXT",
                        "v=spf1 " + mechanism() + " " + OTHERS);
    }

    /// The record with the client before the term that speaks against it.
    Fix authorizing() {
        String text = published();
        return new Fix(
                "Add the sending address to the SPF record of " + check.domain() + ".",
                check.domain(),
                "TXT",
                before(text, against().orElse(text.length()), mechanism()));
    }

    /// The record with an end that says no to strangers, where it has none. Whoever is let in by its end only is listed
    /// by name.
    Optional<Fix> closing(List<Fault> faults) {
        List<Fault> ends = faults.stream()
                .filter(fault -> fault.reason() == SpfRecordFault.EVERYBODY_PASSES
                        || fault.reason() == SpfRecordFault.NEUTRAL_ALL)
                .filter(fault -> published().startsWith(fault.tag(), fault.offset()))
                .sorted(Comparator.comparingInt(Fault::offset).reversed())
                .toList();
        boolean open = faults.stream().anyMatch(fault -> fault.reason() == SpfRecordFault.NO_ALL);
        if (ends.isEmpty() && !open) {
            return Optional.empty();
        }
        String text = published();
        for (Fault fault : ends) {
            String rest = text.substring(fault.offset() + fault.tag().length());
            boolean all = fault.tag().toLowerCase(Locale.ROOT).endsWith("all");
            text = text.substring(0, fault.offset()) + (all ? OTHERS + rest : rest.stripLeading());
        }
        text = open ? text.strip() + " " + OTHERS : text.strip();
        int at = ends.isEmpty()
                ? text.length() - OTHERS.length()
                : ends.getLast().offset();
        return Optional.of(new Fix(
                "List your senders, and end the record so that it says no to others.",
                check.domain(),
                "TXT",
                isLetInByEnd(ends) ? before(text, at, mechanism()) : text));
    }

    /// Whether the record that [#closing] gives lists the client, which the published one does not let in.
    boolean closingAuthorizes() {
        return check.result() instanceof SpfResult.Neutral && !isLocal();
    }

    private boolean isLetInByEnd(List<Fault> ends) {
        if (isLocal()) {
            return false;
        }
        boolean end = check.result() instanceof SpfResult.Pass(SpfMatch match)
                && isOwn(match)
                && ends.stream().anyMatch(fault -> fault.offset() == match.offset());
        return end || closingAuthorizes();
    }

    /// What the record would be judged to be once it is published as advised.
    SpfRecordJudgement then(Fix fix) {
        return SpfRecordJudgement.of(
                DomainName.of(check.domain()).orElseThrow(),
                new ProposedText(dns, fix.name(), fix.value(), SpfRecord::isPolicy));
    }

    boolean isLocal() {
        return LocalAddress.is(check.request().client());
    }

    private String published() {
        return check.trace().record();
    }

    private Optional<Integer> against() {
        Optional<SpfMatch> match = switch (check.result()) {
            case SpfResult.Neutral(Optional<SpfMatch> neutral) -> neutral;
            case SpfResult.SoftFail(SpfMatch soft) -> Optional.of(soft);
            case SpfResult.Fail(SpfMatch hard, var _) -> Optional.of(hard);
            case SpfResult.Pass _, SpfResult.None _, SpfResult.TempError _, SpfResult.PermError _ -> Optional.empty();
        };
        return match.filter(this::isOwn).map(SpfMatch::offset).or(this::redirect);
    }

    private boolean isOwn(SpfMatch match) {
        return DomainName.lowerCase(match.domain()).equals(DomainName.lowerCase(check.domain()));
    }

    /// Directives may stand behind it, but who reads the record expects it last (RFC 7208, section 6.1).
    private Optional<Integer> redirect() {
        return check.trace().terms().stream()
                .filter(term -> term.text().regionMatches(true, 0, "redirect=", 0, 9))
                .map(SpfTraceTerm::offset)
                .findFirst();
    }

    private static String before(String text, int at, String term) {
        return at >= text.length()
                ? text.strip() + " " + term
                : text.substring(0, at) + term + " " + text.substring(at);
    }

    private String mechanism() {
        String client = IpAddressText.format(check.request().client());
        return (client.contains(":") ? "ip6:" : "ip4:") + client;
    }
}
