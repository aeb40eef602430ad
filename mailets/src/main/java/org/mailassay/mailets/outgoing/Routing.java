package org.mailassay.mailets.outgoing;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.transport.ExchangerTarget;
import org.mailassay.analysis.transport.MailExchanger;
import org.mailassay.analysis.transport.MailExchangers;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.mailets.outgoing.Ending.Verdict;

/// Finds the hosts of a domain (RFC 5321, section 5.1), and what to ask of TLS there.
final class Routing {
    private final Dns dns;
    private final StsPolicies policies;
    private final OutgoingSettings settings;
    private final RandomGenerator random;

    Routing(Dns dns, StsPolicies policies, OutgoingSettings settings, RandomGenerator random) {
        this.dns = dns;
        this.policies = policies;
        this.settings = settings;
        this.random = random;
    }

    /// Where mail to an address goes.
    Route find(String forwardPath) {
        Optional<DomainName> domain = DomainName.of(forwardPath.substring(forwardPath.lastIndexOf('@') + 1));
        if (domain.isEmpty() || !domain.get().isHostName()) {
            return bounced("5.1.2", "the domain is not a domain name");
        }
        if (settings.relay().isPresent()) {
            return new RelayRoute(dns).find(settings.relay().get());
        }
        return switch (MailExchangers.of(domain.get(), dns)) {
            case MailExchangers.Listed listed -> among(domain.get(), listed.exchangers());
            case MailExchangers.Implicit implicit -> among(domain.get(), List.of(implicit.exchanger()));
            // RFC 7505, section 4.2.
            case MailExchangers.NullMx _ -> bounced("5.1.10", "the domain takes no mail (null MX)");
            case MailExchangers.NoHost _ -> bounced("5.1.2", "the domain has neither a mail exchanger nor an address");
            case MailExchangers.Unknown unknown -> unknown(unknown.failure());
        };
    }

    private Route among(DomainName domain, List<MailExchanger> exchangers) {
        List<MailExchanger> hosts = inOrder(exchangers).stream()
                .filter(host -> host.target().reachable().stream().anyMatch(settings.allowed()))
                .limit(settings.limits().hosts())
                .toList();
        if (hosts.isEmpty()) {
            return noneOf(exchangers);
        }
        Optional<MtaStsPolicy> policy = policies.enforced(domain);
        List<Found> found = SideBySide.map(hosts, host -> judge(host, domain, policy));
        List<Target> targets = new ArrayList<>();
        List<Route.PassedOver> passedOver = new ArrayList<>();
        for (Found each : found) {
            switch (each) {
                case Found.Usable(List<Target> some) -> targets.addAll(some);
                case Found.Unusable(Route.PassedOver host) -> passedOver.add(host);
            }
        }
        return new Route.Hosts(
                targets.subList(0, Math.min(targets.size(), settings.limits().tries())), passedOver);
    }

    /// By preference; those of the same preference in any order, to spread the load (RFC 5321, section 5.1).
    private List<MailExchanger> inOrder(List<MailExchanger> exchangers) {
        List<MailExchanger> ordered = new ArrayList<>(exchangers);
        Collections.shuffle(ordered, random);
        ordered.sort(Comparator.comparingInt(MailExchanger::preference));
        return ordered;
    }

    private Found judge(MailExchanger host, DomainName domain, Optional<MtaStsPolicy> policy) {
        if (policy.isPresent() && !policy.get().permits(host.name())) {
            return unusable(host, Stage.POLICY, "4.7.0", "the domain's MTA-STS policy does not permit this host");
        }
        return switch (new DaneLookup(dns).look(host, domain)) {
            // Where no TLSA record is usable, DANE verifies nothing (RFC 7672, section 2.2), and the policy still
            // binds.
            case DaneLookup.Outcome.Demanded(TlsDemand.Encrypted _)
            when policy.isPresent() -> usable(host, new TlsDemand.Verified("mta-sts"));
            // DANE comes first where a domain has both (RFC 8461, section 2).
            case DaneLookup.Outcome.Demanded(TlsDemand demand) -> usable(host, demand);
            case DaneLookup.Outcome.Unknown(DnsAnswer.Failed failure) ->
                unusable(
                        host,
                        Stage.DNS,
                        "4.7.5",
                        "the addresses or the TLSA records of a signed host could not be had: " + failure.detail());
            case DaneLookup.Outcome.None _ ->
                usable(host, policy.isPresent() ? new TlsDemand.Verified("mta-sts") : new TlsDemand.Opportunistic());
        };
    }

    private Found usable(MailExchanger host, TlsDemand demand) {
        return new Found.Usable(addresses(host).stream()
                .map(address -> new Target(host.name(), address, settings.port(), demand, false))
                .toList());
    }

    /// IPv4 first: many senders have no reverse name for their IPv6 address, and are refused for it.
    private List<InetAddress> addresses(MailExchanger host) {
        List<InetAddress> addresses = new ArrayList<>(
                host.target().reachable().stream().filter(settings.allowed()).toList());
        Collections.shuffle(addresses, random);
        addresses.sort(Comparator.comparingInt(address -> address.getAddress().length));
        return addresses;
    }

    private static Found unusable(MailExchanger host, Stage stage, String status, String text) {
        return new Found.Unusable(new Route.PassedOver(host.name(), Ending.of(Verdict.NEXT_HOST, stage, status, text)));
    }

    private static Route noneOf(List<MailExchanger> exchangers) {
        for (MailExchanger exchanger : exchangers) {
            if (exchanger.target() instanceof ExchangerTarget.Unknown unknown) {
                return unknown(unknown.failure());
            }
        }
        boolean anyAddress = exchangers.stream()
                .anyMatch(exchanger -> !exchanger.target().reachable().isEmpty());
        return bounced(
                "5.4.4",
                anyAddress
                        ? "no mail exchanger of the domain has a public address"
                        : "no mail exchanger of the domain has an address");
    }

    private static Route unknown(DnsAnswer.Failed failure) {
        return new Route.Nowhere(Ending.of(
                Verdict.DEFERRED, Stage.DNS, "4.4.3", "the domain could not be looked up: " + failure.detail()));
    }

    private static Route bounced(String status, String text) {
        return new Route.Nowhere(Ending.of(Verdict.BOUNCED, Stage.DNS, status, text));
    }

    /// What is known of one host.
    private sealed interface Found {
        record Usable(List<Target> targets) implements Found {}

        record Unusable(Route.PassedOver host) implements Found {}
    }
}
