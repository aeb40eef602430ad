package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.SideBySide;

/// Looks up what the terms of a tree of policies name, to tell which of them name nothing.
final class NamedHosts {
    /// A policy within its limits names 10; a broken one may name thousands, and those are its publisher's concern.
    private static final int MOST = 40;

    private final Dns dns;

    NamedHosts(Dns dns) {
        this.dns = dns;
    }

    /// What looking a name up came to.
    ///
    /// @param term the directive
    /// @param domain whose record it stands in
    /// @param name what it names
    /// @param voids how many of its look-ups find nothing, for clients of either kind of address
    /// @param exchangers how many mail exchangers the name has, for `mx`
    record Lookup(Directive term, String domain, String name, int voids, int exchangers) {}

    private record Named(Directive term, String domain, String name) {}

    List<Lookup> lookUp(SpfPolicyNode root) {
        Map<Named, Named> named = new LinkedHashMap<>();
        collect(root, named);
        return SideBySide.map(List.copyOf(named.keySet()), this::lookUp);
    }

    private static void collect(SpfPolicyNode node, Map<Named, Named> named) {
        if (node.policy().isEmpty()) {
            return;
        }
        for (Directive directive : node.policy().get().reachable()) {
            Optional<String> name = name(directive.mechanism(), node.domain());
            if (name.isPresent() && named.size() < MOST) {
                Named found = new Named(directive, node.domain(), name.get());
                named.put(found, found);
            }
        }
        node.below().forEach(each -> collect(each, named));
    }

    /// The name that has to be there whoever the client is; empty when there is none, or when it has macros.
    private static Optional<String> name(Mechanism mechanism, String domain) {
        return switch (mechanism) {
            case Mechanism.A a -> plain(a.domain(), domain);
            case Mechanism.Mx mx -> plain(mx.domain(), domain);
            case Mechanism.Exists exists -> plain(Optional.of(exists.domain()), domain);
            case Mechanism.All all -> Optional.empty();
            case Mechanism.Include include -> Optional.empty();
            case Mechanism.Ptr ptr -> Optional.empty();
            case Mechanism.Ip4 ip4 -> Optional.empty();
            case Mechanism.Ip6 ip6 -> Optional.empty();
        };
    }

    private static Optional<String> plain(Optional<MacroString> given, String current) {
        return given.isEmpty()
                ? Optional.of(current)
                : given.filter(each -> !each.hasMacros()).map(MacroString::plainDomain);
    }

    private Lookup lookUp(Named named) {
        if (named.term().mechanism() instanceof Mechanism.Mx) {
            return exchangers(named);
        }
        boolean alsoIp6 = named.term().mechanism() instanceof Mechanism.A;
        boolean isVoid = isAbsent(named.name(), RecordType.A) && (!alsoIp6 || isAbsent(named.name(), RecordType.AAAA));
        return new Lookup(named.term(), named.domain(), named.name(), isVoid ? 1 : 0, 0);
    }

    private Lookup exchangers(Named named) {
        DnsAnswer answer = dns.query(named.name(), RecordType.MX);
        if (!(answer instanceof DnsAnswer.Found found)) {
            int voids = answer instanceof DnsAnswer.Failed ? 0 : 1;
            return new Lookup(named.term(), named.domain(), named.name(), voids, 0);
        }
        List<DnsRecord.Mx> exchangers = found.as(DnsRecord.Mx.class);
        List<DnsRecord.Mx> asked = new ArrayList<>(exchangers.subList(0, Math.min(exchangers.size(), MOST)));
        // A null MX (RFC 7505) names nobody, and nobody is asked for.
        asked.removeIf(each -> each.exchange().isEmpty());
        long voids = SideBySide.map(
                        asked,
                        each -> isAbsent(each.exchange(), RecordType.A) && isAbsent(each.exchange(), RecordType.AAAA))
                .stream()
                .filter(isVoid -> isVoid)
                .count();
        return new Lookup(named.term(), named.domain(), named.name(), (int) voids, exchangers.size());
    }

    private boolean isAbsent(String name, RecordType type) {
        if (!DomainName.fits(name)) {
            return false;
        }
        DnsAnswer answer = dns.query(name, type);
        return answer instanceof DnsAnswer.NoData || answer instanceof DnsAnswer.NoSuchName;
    }
}
