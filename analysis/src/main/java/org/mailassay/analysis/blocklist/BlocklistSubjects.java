package org.mailassay.analysis.blocklist;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.connection.ReverseName;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.WebHost;
import org.mailassay.analysis.fetch.WebUrl;
import org.mailassay.analysis.links.Link;
import org.mailassay.analysis.links.Visit;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.ScanMaterial;

/// What of a message lists are asked about.
///
/// @param address of the client; empty when it is not known or says nothing
/// @param noAddress why there is none, in a sentence; empty when there is
/// @param senders the domains that answer for the message
/// @param links the hosts that it leads to
record BlocklistSubjects(Optional<Subject> address, String noAddress, List<Subject> senders, List<Subject> links) {
    /// More hosts of links than this are not asked about.
    static final int MOST_LINKS = 50;

    /// More hosts that redirects lead to are not asked about.
    static final int MOST_REACHED = 50;

    BlocklistSubjects {
        senders = List.copyOf(senders);
        links = List.copyOf(links);
    }

    static BlocklistSubjects of(ScanMaterial material) throws InterruptedException {
        SequencedMap<String, Subject> senders = new LinkedHashMap<>();
        author(material).forEach(domain -> add("from", domain, senders));
        domainOf(material.message().envelope().reversePath()).ifPresent(domain -> add("envelope", domain, senders));
        for (DkimVerdict signature : material.verdict().dkim()) {
            // Anybody may write a signature of somebody else that does not hold.
            if (signature.passes()) {
                DomainName.of(signature.domain()).ifPresent(domain -> add("dkim", domain, senders));
            }
        }
        SequencedMap<String, Subject> links = new LinkedHashMap<>();
        for (Link link : material.links()) {
            if (links.size() < MOST_LINKS) {
                link.host()
                        .filter(host -> !senders.containsKey(host.text()))
                        .ifPresent(host -> add("link", host, links));
                addressOf(link).ifPresent(address -> addAddress(address, links));
            }
        }
        return switch (material.message().connection()) {
            case Connection.Unknown _ ->
                new BlocklistSubjects(
                        Optional.empty(),
                        "The message did not come over SMTP, so the address that it was sent from is not known.",
                        new ArrayList<>(senders.values()),
                        foreign(links, senders));
            case Connection.Hidden hidden -> {
                DomainName.of(hidden.helo()).ifPresent(domain -> add("helo", domain, senders));
                yield new BlocklistSubjects(
                        Optional.empty(),
                        "The address is not asked about: " + Connection.Hidden.REASON + ".",
                        new ArrayList<>(senders.values()),
                        foreign(links, senders));
            }
            case Connection.Smtp client -> ofClient(client, material, senders, links);
        };
    }

    private static BlocklistSubjects ofClient(
            Connection.Smtp client,
            ScanMaterial material,
            SequencedMap<String, Subject> senders,
            SequencedMap<String, Subject> links) {
        DomainName.of(client.helo()).ifPresent(domain -> add("helo", domain, senders));
        boolean local = LocalAddress.is(client.client());
        if (!local
                && new ReverseLookup(material.ports().dns()).of(client.client())
                        instanceof ReverseName.Confirmed(String name)) {
            DomainName.of(name).ifPresent(domain -> add("ptr", domain, senders));
        }
        return new BlocklistSubjects(
                local ? Optional.empty() : Optional.of(new Subject.Address(client.client())),
                local
                        ? "The client's address is one of a private network, so it is not that of the sending server."
                        : "",
                new ArrayList<>(senders.values()),
                foreign(links, senders));
    }

    /// Links to the sender's own domains say nothing that those do not.
    private static List<Subject> foreign(SequencedMap<String, Subject> links, SequencedMap<String, Subject> senders) {
        Set<DomainName> own = senders.values().stream()
                .map(BlocklistSubjects::registered)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return links.values().stream()
                .filter(link -> registered(link).filter(own::contains).isEmpty())
                .toList();
    }

    /// All, the most important first.
    List<Subject> all() {
        List<Subject> all = new ArrayList<>(address.stream().toList());
        all.addAll(senders);
        all.addAll(links);
        return all;
    }

    /// The same with more that links lead to.
    BlocklistSubjects with(List<Subject> reached) {
        List<Subject> more = new ArrayList<>(links);
        more.addAll(reached);
        return new BlocklistSubjects(address, noAddress, senders, more);
    }

    /// The hosts that the links lead through and to, without those that are asked about already.
    List<Subject> reached(Collection<Visit> visits) {
        SequencedMap<String, Subject> found = new LinkedHashMap<>();
        visits.stream()
                .flatMap(visit -> Stream.concat(
                        visit.redirects().stream().map(FetchAnswer.Hop::url), Stream.of(visit.finalUrl())))
                .distinct()
                .flatMap(url -> WebUrl.of(url).stream())
                .forEach(url -> {
                    switch (url.host()) {
                        case WebHost.Name(DomainName name) -> add("redirect", name, found);
                        case WebHost.Address(InetAddress address, boolean _) -> addAddress(address, found);
                    }
                });
        SequencedMap<String, Subject> own = new LinkedHashMap<>();
        senders.forEach(sender -> put(sender, own));
        links.forEach(link -> found.remove(link.text()));
        return foreign(found, own).stream().limit(MOST_REACHED).toList();
    }

    private static Optional<DomainName> registered(Subject subject) {
        return switch (subject) {
            case Subject.Domain domain -> Optional.of(domain.registered());
            case Subject.Address _, Subject.LinkAddress _ -> Optional.empty();
        };
    }

    private static List<DomainName> author(ScanMaterial material) {
        return switch (AuthorDomain.of(material.header())) {
            case AuthorDomain.One(DomainName domain) -> List.of(domain);
            case AuthorDomain.Several(List<DomainName> domains) ->
                domains.subList(0, Math.min(domains.size(), MOST_LINKS));
            case AuthorDomain.NotFound _ -> List.of();
        };
    }

    private static Optional<DomainName> domainOf(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? Optional.empty() : DomainName.of(address.substring(at + 1));
    }

    private static Optional<InetAddress> addressOf(Link link) {
        return link.web()
                .flatMap(url -> url.host() instanceof WebHost.Address(InetAddress address, boolean _)
                        ? Optional.of(address)
                        : Optional.empty());
    }

    private static void addAddress(InetAddress address, SequencedMap<String, Subject> into) {
        if (!LocalAddress.is(address)) {
            put(new Subject.LinkAddress(address), into);
        }
    }

    private static void add(String role, DomainName domain, SequencedMap<String, Subject> into) {
        if (domain.isHostName()) {
            Subject.Domain.of(role, domain).ifPresent(subject -> put(subject, into));
        }
    }

    /// What stands in a message more than once is asked about for its first role.
    private static void put(Subject subject, SequencedMap<String, Subject> into) {
        into.putIfAbsent(subject.text(), subject);
    }
}
