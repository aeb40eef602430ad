package org.mailassay.analysis.authentication;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private static final String REDIRECT = "redirect=";

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

    /// The record with an end that says no to strangers, where it has none, and without the terms that let everybody
    /// in. Whoever is let in by those only is listed by name.
    Optional<Fix> closing(List<Fault> faults) {
        List<Fault> ends = faults.stream()
                .filter(SpfAdvice::isOpenEnd)
                .filter(fault -> published().startsWith(fault.tag(), fault.offset()))
                .sorted(Comparator.comparingInt(Fault::offset).reversed())
                .toList();
        boolean open = faults.stream()
                .anyMatch(fault -> fault.reason() == SpfRecordFault.NO_ALL && fault.offset() == Fault.WHOLE_RECORD);
        if ((ends.isEmpty() && !open) || refusesMore(ends)) {
            return Optional.empty();
        }
        String text = published();
        for (Fault fault : ends) {
            String rest = text.substring(fault.offset() + fault.tag().length());
            String instead = instead(fault);
            text = text.substring(0, fault.offset()) + (instead.isEmpty() ? rest.stripLeading() : instead + rest);
        }
        text = open ? text.strip() + " " + OTHERS : text.strip();
        int at = ends.isEmpty()
                ? text.length() - OTHERS.length()
                : ends.getLast().offset();
        return Optional.of(new Fix(
                advice(ends),
                check.domain(),
                "TXT",
                isLetInByEnd(ends) ? before(text, Math.min(at, against().orElse(at)), mechanism()) : text));
    }

    private static boolean isOpenEnd(Fault fault) {
        return fault.reason() == SpfRecordFault.EVERYBODY_PASSES
                || fault.reason() == SpfRecordFault.NEUTRAL_ALL
                || fault.reason() == SpfRecordFault.NO_ALL;
    }

    /// What stands in the place of a term; nothing where it is left out. Of the record that it redirects to only those
    /// who pass are kept.
    private static String instead(Fault end) {
        String term = DomainName.lowerCase(end.tag());
        if (term.startsWith(REDIRECT)) {
            return end.reason() == SpfRecordFault.EVERYBODY_PASSES
                    ? OTHERS
                    : "include:" + end.tag().substring(REDIRECT.length()) + " " + OTHERS;
        }
        return term.equals("all") || term.substring(1).equals("all") ? OTHERS : "";
    }

    private static boolean leads(Fault end) {
        String term = DomainName.lowerCase(end.tag());
        return term.startsWith(REDIRECT) || term.contains("include:");
    }

    /// Whether the record redirected to refuses the client, which it would no longer do once it is included.
    private boolean refusesMore(List<Fault> ends) {
        return check.result() instanceof SpfResult.Fail(SpfMatch match, var _)
                && !isOwn(match)
                && ends.stream().anyMatch(fault -> instead(fault).startsWith("include:"));
    }

    private static String advice(List<Fault> ends) {
        String own = "List your senders, and end the record so that it says no to others.";
        String led = ends.stream()
                .filter(SpfAdvice::leads)
                .map(fault -> fault.text()
                        + (fault.reason() == SpfRecordFault.EVERYBODY_PASSES ? " Do without " + fault.tag() + "." : ""))
                .sorted()
                .collect(Collectors.joining(" "));
        return led.isEmpty() ? own : led + " " + own;
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
                && ends.stream().anyMatch(fault -> isOwn(match) ? fault.offset() == match.offset() : losesAll(fault));
        return end || closingAuthorizes();
    }

    /// Whether all who pass by the record redirected to are no longer let in.
    private static boolean losesAll(Fault end) {
        return DomainName.lowerCase(end.tag()).startsWith(REDIRECT)
                && instead(end).equals(OTHERS);
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
                .filter(term -> term.text().regionMatches(true, 0, REDIRECT, 0, REDIRECT.length()))
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
