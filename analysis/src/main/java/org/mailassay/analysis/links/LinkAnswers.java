package org.mailassay.analysis.links;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mailassay.analysis.content.ContentFindings;
import org.mailassay.analysis.content.HtmlScripts;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// The answers to the criteria of links, for a message that has some.
///
/// @param visits of each URL
record LinkAnswers(List<JudgedLink> links, Map<String, Visit> visits) {
    static final int MANY = 100;
    static final int MANY_REDIRECTS = 3;
    private static final int MOST_SHOWN = 10;

    /// What keeps links from being opened.
    private static final List<Criterion> OPENED_ONCE_MENDED = List.of(
            LinkFindings.BROKEN,
            LinkFindings.CERTIFICATE,
            LinkFindings.REDIRECTS,
            LinkFindings.DANGEROUS,
            LinkFindings.MALFORMED);

    List<Finding> findings() {
        return List.of(
                broken(),
                certificate(),
                redirects(),
                without(
                        LinkFindings.SHORTENER,
                        LinkVerdict.SHORTENER,
                        "uses a URL shortener, which spammers use too and many filters punish",
                        "Link to the page itself, or to a host of your own domain that redirects."),
                mismatch(),
                without(
                        LinkFindings.LOOK_ALIKE,
                        LinkVerdict.LOOK_ALIKE,
                        "leads to a host that looks like another",
                        "Link to the host under its plain name."),
                without(
                        LinkFindings.IP_ADDRESS,
                        LinkVerdict.IP_ADDRESS,
                        "leads to an address instead of a name",
                        "Give the server a name in your domain and link to that."),
                dangerous(),
                insecure(),
                without(
                        LinkFindings.MALFORMED,
                        LinkVerdict.MALFORMED,
                        "is not a URL that can be opened",
                        "Write absolute URLs with https:// and a host."),
                count());
    }

    private Finding broken() {
        List<String> broken = urls(LinkVerdict.BROKEN);
        if (!broken.isEmpty()) {
            return LinkFindings.BROKEN
                    .fail(phrase(broken.size(), "leads nowhere") + ".")
                    .with("links", shown(broken))
                    .fixedBy("Mend the links that are listed.");
        }
        return visited(LinkFindings.BROKEN, Visit::isFine, "lead to a page");
    }

    private Finding certificate() {
        List<String> bad = urls(LinkVerdict.BAD_CERTIFICATE);
        if (!bad.isEmpty()) {
            return LinkFindings.CERTIFICATE
                    .fail(phrase(bad.size(), "leads to a server whose certificate does not hold") + ".")
                    .with("links", shown(bad))
                    .fixedBy("Renew the certificates, for the names of the hosts, with their whole chain.");
        }
        if (visits.values().stream().noneMatch(visit -> visit.certificate().isPresent())
                && links.stream()
                        .noneMatch(link -> link.link().target().regionMatches(true, 0, "https:", 0, 6)
                                && link.is(LinkVerdict.UNVERIFIED))) {
            return LinkFindings.CERTIFICATE
                    .notApplicable("No server with a certificate was asked.")
                    .mendedWith(LinkFindings.INSECURE);
        }
        return visited(
                LinkFindings.CERTIFICATE, visit -> visit.certificate().isPresent(), "have a certificate that holds");
    }

    private Finding redirects() {
        List<String> endless = urls(LinkVerdict.TOO_MANY_REDIRECTS);
        if (!endless.isEmpty()) {
            return LinkFindings.REDIRECTS
                    .fail(phrase(endless.size(), "is redirected without end") + ".")
                    .with("links", shown(endless))
                    .fixedBy("Link to the last page, and mend the redirects on the servers.");
        }
        List<String> doubtful = targets(link -> link.is(LinkVerdict.DOWNGRADED)
                || link.visit()
                        .filter(visit -> visit.redirects().size() > MANY_REDIRECTS)
                        .isPresent());
        if (!doubtful.isEmpty()) {
            return LinkFindings.REDIRECTS
                    .warn(
                            0,
                            phrase(doubtful.size(), "is redirected more than three times, or from https to http") + ".")
                    .with("links", shown(doubtful))
                    .fixedBy("Link closer to the last page, and redirect to https only.");
        }
        return visited(LinkFindings.REDIRECTS, Visit::isFine, "take few redirects");
    }

    private Finding mismatch() {
        List<String> certain = urls(LinkVerdict.MISMATCH);
        if (!certain.isEmpty()) {
            return LinkFindings.MISMATCH
                    .fail(phrase(certain.size(), "names another host in its text than it leads to") + ".")
                    .with("links", shown(certain))
                    .fixedBy("Show a text that is no URL, or link to the host that the text names.");
        }
        List<String> perhaps = urls(LinkVerdict.PERHAPS_MISMATCH);
        return perhaps.isEmpty()
                ? LinkFindings.MISMATCH.pass("No link names another host in its text than it leads to.")
                : LinkFindings.MISMATCH
                        .unverified(phrase(perhaps.size(), "names another host in its text than in its URL")
                                + ", and where it leads could not be found out.")
                        .with("links", shown(perhaps));
    }

    private Finding dangerous() {
        Finding finding = without(
                LinkFindings.DANGEROUS,
                LinkVerdict.DANGEROUS,
                "is a script, data or a file, or hides its host behind a user name",
                "Link to a page on your web server instead, without a user name.");
        List<String> urls = urls(LinkVerdict.DANGEROUS);
        return !urls.isEmpty() && urls.stream().allMatch(HtmlScripts::isScript)
                ? finding.mendedWith(ContentFindings.SCRIPTS)
                : finding;
    }

    private Finding insecure() {
        List<String> insecure = urls(LinkVerdict.INSECURE);
        return insecure.isEmpty()
                ? LinkFindings.INSECURE.pass("All links to pages are https.")
                : LinkFindings.INSECURE
                        .warn(0, phrase(insecure.size(), "is http instead of https") + ".")
                        .with("links", shown(insecure))
                        .fixedBy("Write https:// and let the servers answer there.");
    }

    private Finding count() {
        return links.size() > MANY
                ? LinkFindings.COUNT
                        .warn(0, "The message has " + atLeast(links.size()) + " links.")
                        .with("links", links.size())
                        .fixedBy("Leave out links until there are at most " + MANY + ".")
                : LinkFindings.COUNT.pass("The number of links is " + links.size() + ".");
    }

    /// The answer where nothing bad was seen, which says something only if something was seen.
    private Finding visited(Criterion criterion, Predicate<Visit> seen, String praise) {
        long good = visits.values().stream().filter(seen).count();
        long unknown = visits.values().stream()
                .filter(visit -> visit.outcome() == Visit.Outcome.UNVERIFIED)
                .count();
        if (good == 0) {
            return unknown == 0
                    ? OPENED_ONCE_MENDED.stream()
                            .reduce(
                                    criterion.notApplicable("No link was opened."),
                                    Finding::mendedWith,
                                    (one, _) -> one)
                    : criterion.unverified("No link could be opened.").with("unverified", unknown);
        }
        Finding pass =
                criterion.pass("All links that could be opened " + praise + ".").with("opened", good);
        return unknown == 0 ? pass : pass.with("unverified", unknown);
    }

    private Finding without(Criterion criterion, LinkVerdict verdict, String blame, String fix) {
        List<String> found = urls(verdict);
        return found.isEmpty()
                ? criterion.pass("No link " + blame + ".")
                : criterion
                        .fail(phrase(found.size(), blame) + ".")
                        .with("links", shown(found))
                        .fixedBy(fix);
    }

    private List<String> urls(LinkVerdict verdict) {
        return targets(link -> link.is(verdict));
    }

    private List<String> targets(Predicate<JudgedLink> kind) {
        return links.stream()
                .filter(kind)
                .map(link -> link.link().target())
                .distinct()
                .toList();
    }

    private static List<String> shown(List<String> targets) {
        return targets.stream().limit(MOST_SHOWN).toList();
    }

    private static String atLeast(int number) {
        return (number >= LinkReader.MOST_LINKS ? "at least " : "") + number;
    }

    private static String phrase(int number, String singular) {
        return number == 1 ? "One link " + singular : number + " links: each " + singular;
    }
}
