package org.mailassay.analysis.links;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.WebHost;
import org.mailassay.analysis.fetch.WebUrl;

/// Judges links one by one. A link that hides where it leads is judged for that alone: what else there is to say of it
/// is mended with it.
final class LinkJudgement {
    private static final HostList SHORTENERS = HostList.of(LinkJudgement.class, "shorteners.txt");
    private static final Set<String> DANGEROUS =
            Set.of("javascript", "vbscript", "livescript", "data", "file", "blob", "about", "jar", "view-source");
    private static final List<String> PLACEHOLDERS =
            List.of("{{", "}}", "%%", "*|", "|*", "[[", "]]", "<%", "%>", "${", "{%", "%7b%7b", "*%7c");

    private final LookAlike lookAlike;
    private final Map<String, Visit> visits;
    private final ClickHosts clickHosts;

    LinkJudgement(Optional<DomainName> sender, Map<String, Visit> visits) {
        this.lookAlike = new LookAlike(sender);
        this.visits = visits;
        this.clickHosts = ClickHosts.of(sender, visits);
    }

    JudgedLink judge(Link link) {
        Set<LinkVerdict> verdicts = EnumSet.noneOf(LinkVerdict.class);
        List<String> notes = new ArrayList<>();
        Optional<Visit> visit = Optional.empty();
        Optional<WebUrl> web = link.web();
        if (isPlaceholder(link.target())) {
            verdicts.add(LinkVerdict.PLACEHOLDER);
        } else if (web.filter(WebUrl::credentials).isPresent()) {
            verdicts.add(LinkVerdict.DANGEROUS);
            notes.add("it has a user name, which readers take for the host, and leads to "
                    + web.get().host().text());
        } else if (web.isPresent()) {
            visit = Optional.ofNullable(visits.get(web.get().text()));
            // That nothing is fetched from an address is no second defect beside the address itself.
            if (!(web.get().host() instanceof WebHost.Address)) {
                visit.ifPresent(seen -> note(seen, verdicts, notes));
            }
            host(link, web.get(), visit, verdicts, notes);
        } else {
            other(link, verdicts, notes);
        }
        if (verdicts.isEmpty()) {
            verdicts.add(LinkVerdict.OK);
        }
        return new JudgedLink(link, visit, verdicts, notes);
    }

    static boolean isPlaceholder(String target) {
        String lower = DomainName.lowerCase(target);
        return PLACEHOLDERS.stream().anyMatch(lower::contains);
    }

    private static void other(Link link, Set<LinkVerdict> verdicts, List<String> notes) {
        String scheme = WebUrl.schemeOf(link.target());
        if (DANGEROUS.contains(scheme)) {
            verdicts.add(LinkVerdict.DANGEROUS);
            notes.add("it is a " + scheme + ": URL");
        } else if (scheme.isEmpty()) {
            verdicts.add(LinkVerdict.MALFORMED);
            notes.add("it is relative to nothing");
        } else if (scheme.equals("http") || scheme.equals("https")) {
            verdicts.add(LinkVerdict.MALFORMED);
            notes.add("it has no valid host");
        }
    }

    private static void note(Visit visit, Set<LinkVerdict> verdicts, List<String> notes) {
        Optional<LinkVerdict> verdict = switch (visit.outcome()) {
            case FINE -> Optional.empty();
            case BROKEN -> Optional.of(LinkVerdict.BROKEN);
            case BAD_CERTIFICATE -> Optional.of(LinkVerdict.BAD_CERTIFICATE);
            case ENDLESS -> Optional.of(LinkVerdict.TOO_MANY_REDIRECTS);
            case MALFORMED -> Optional.of(LinkVerdict.MALFORMED);
            case UNVERIFIED -> Optional.of(LinkVerdict.UNVERIFIED);
            case SKIPPED -> Optional.of(LinkVerdict.SKIPPED);
            case UNCHECKED -> Optional.of(LinkVerdict.UNCHECKED);
        };
        verdict.ifPresent(verdicts::add);
        if (!visit.detail().isEmpty()) {
            notes.add(visit.detail());
        }
        if (isDowngraded(visit)) {
            verdicts.add(LinkVerdict.DOWNGRADED);
            notes.add("it is redirected from https to http");
        }
    }

    private static boolean isDowngraded(Visit visit) {
        List<String> way = new ArrayList<>();
        visit.redirects().forEach(hop -> way.add(hop.url()));
        way.add(visit.finalUrl());
        for (int i = 1; i < way.size(); i++) {
            if (way.get(i - 1).startsWith("https:") && way.get(i).startsWith("http:")) {
                return true;
            }
        }
        return false;
    }

    private void host(Link link, WebUrl url, Optional<Visit> visit, Set<LinkVerdict> verdicts, List<String> notes) {
        switch (url.host()) {
            case WebHost.Address address -> {
                verdicts.add(LinkVerdict.IP_ADDRESS);
                shown(link).ifPresent(shown -> {
                    verdicts.add(LinkVerdict.MISMATCH);
                    notes.add(contradiction(shown, address.text()));
                });
            }
            case WebHost.Name(DomainName name) -> {
                Optional<String> likeness = lookAlike.reason(name);
                if (likeness.isPresent()) {
                    verdicts.add(LinkVerdict.LOOK_ALIKE);
                    notes.add(likeness.get());
                } else if (SHORTENERS.nameOf(name).isPresent()) {
                    verdicts.add(LinkVerdict.SHORTENER);
                } else {
                    mismatch(link, name, visit, verdicts, notes);
                    if (url.scheme().equals("http")) {
                        verdicts.add(LinkVerdict.INSECURE);
                    }
                }
            }
        }
    }

    /// A host that counts clicks and redirects to the one that is named is what newsletters have.
    private void mismatch(
            Link link, DomainName host, Optional<Visit> visit, Set<LinkVerdict> verdicts, List<String> notes) {
        Optional<DomainName> shown = shown(link);
        if (shown.isEmpty() || shown.get().equals(LookAlike.registered(host))) {
            return;
        }
        Optional<DomainName> arrived = visit.filter(Visit::answered)
                .flatMap(seen -> LinkReader.host(seen.finalUrl()))
                .map(LookAlike::registered);
        if (!arrived.equals(shown)) {
            boolean known = arrived.isPresent()
                    || (visit.filter(LinkJudgement::isNeverFollowed).isPresent() && !clickHosts.contains(host));
            verdicts.add(known ? LinkVerdict.MISMATCH : LinkVerdict.PERHAPS_MISMATCH);
            notes.add(contradiction(shown.get(), arrived.orElse(host).unicode()));
        }
    }

    /// The registrable domain that the text names; a URL in plain text names its own.
    private static Optional<DomainName> shown(Link link) {
        return link.kind() == Link.Kind.TEXT
                ? Optional.empty()
                : VisibleHost.of(link.text()).map(LookAlike::registered);
    }

    private static String contradiction(DomainName shown, String target) {
        return "its text names " + shown.unicode() + " and it leads to " + target;
    }

    /// Whether no later scan will see where it leads either: opening it may do something, or there is no server.
    private static boolean isNeverFollowed(Visit visit) {
        return switch (visit.outcome()) {
            case SKIPPED -> true;
            case BROKEN -> visit.redirects().isEmpty();
            case FINE, BAD_CERTIFICATE, ENDLESS, MALFORMED, UNVERIFIED, UNCHECKED -> false;
        };
    }
}
