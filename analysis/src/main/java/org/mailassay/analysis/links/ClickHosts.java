package org.mailassay.analysis.links;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.FetchAnswer;

/// Hosts that may count clicks and redirect to the page that a link names: the sender's own, those of known services,
/// and those that redirected other links of the message.
///
/// @param domains registrable ones
record ClickHosts(Set<DomainName> domains) {
    ClickHosts {
        domains = Set.copyOf(domains);
    }

    static ClickHosts of(Optional<DomainName> sender, Map<String, Visit> visits) {
        Set<DomainName> domains = new HashSet<>();
        sender.map(LookAlike::registered).ifPresent(domains::add);
        visits.values().stream().filter(Visit::answered).forEach(visit -> {
            Optional<DomainName> arrived = LinkReader.host(visit.finalUrl()).map(LookAlike::registered);
            visit.redirects().stream()
                    .map(FetchAnswer.Hop::url)
                    .flatMap(url -> LinkReader.host(url).stream())
                    .map(LookAlike::registered)
                    .filter(domain -> !arrived.equals(Optional.of(domain)))
                    .forEach(domains::add);
        });
        return new ClickHosts(domains);
    }

    boolean contains(DomainName host) {
        return domains.contains(LookAlike.registered(host))
                || TrackingServices.of(host).isPresent();
    }
}
