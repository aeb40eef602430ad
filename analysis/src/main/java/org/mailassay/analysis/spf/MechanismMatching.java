package org.mailassay.analysis.spf;

import java.util.List;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;

/// Tells whether a mechanism matches the client (RFC 7208, section 5). `include` is left to the caller, which evaluates
/// records.
final class MechanismMatching {
    static final Outcome MATCH = new Outcome.Match();
    static final Outcome NO_MATCH = new Outcome.NoMatch();

    private final CountedDns dns;
    private final ClientAddress client;
    private final ReverseNames names;
    private final SpfLimits limits;

    MechanismMatching(CountedDns dns, ClientAddress client, ReverseNames names, SpfLimits limits) {
        this.dns = dns;
        this.client = client;
        this.names = names;
        this.limits = limits;
    }

    /// What a mechanism came to.
    sealed interface Outcome {
        record Match() implements Outcome {}

        record NoMatch() implements Outcome {}

        /// It ends the evaluation.
        record Broken(SpfResult result) implements Outcome {}
    }

    private static Outcome matched(boolean matches) {
        return matches ? MATCH : NO_MATCH;
    }

    private static Outcome error(CountedDns.Outcome.Failed failed) {
        return new Outcome.Broken(new SpfResult.TempError(failed.error()));
    }

    /// @param target the domain that the mechanism names, expanded
    Outcome match(Mechanism mechanism, String target) {
        return switch (mechanism) {
            case Mechanism.All all -> matched(true);
            case Mechanism.Ip4 ip4 -> matched(client.matches(ip4.network(), ip4.prefixLength()));
            case Mechanism.Ip6 ip6 -> matched(client.matches(ip6.network(), ip6.prefixLength()));
            case Mechanism.A a -> addressNear(target, a.prefixes());
            case Mechanism.Mx mx -> exchangerNear(target, mx.prefixes());
            case Mechanism.Ptr ptr -> matched(names.within(target));
            case Mechanism.Exists exists -> exists(target);
            case Mechanism.Include include ->
                throw new IllegalArgumentException("include is evaluated with the record that it names");
        };
    }

    /// RFC 7208, section 5.3.
    private Outcome addressNear(String host, PrefixLengths prefixes) {
        return switch (dns.query(host, client.recordType())) {
            case CountedDns.Outcome.Failed failed -> error(failed);
            case CountedDns.Outcome.Answered answered -> matched(anyNear(answered.records(), prefixes));
        };
    }

    private boolean anyNear(List<DnsRecord> addresses, PrefixLengths prefixes) {
        for (DnsRecord each : addresses) {
            if (each instanceof DnsRecord.Address host && client.matches(host.address(), prefixes)) {
                return true;
            }
        }
        return false;
    }

    /// RFC 7208, section 5.4: only what MX records name; a domain without them has no exchanger here.
    private Outcome exchangerNear(String domain, PrefixLengths prefixes) {
        CountedDns.Outcome exchangers = dns.query(domain, RecordType.MX);
        if (exchangers instanceof CountedDns.Outcome.Failed failed) {
            return error(failed);
        }
        List<DnsRecord.Mx> hosts = ((CountedDns.Outcome.Answered) exchangers)
                .records().stream()
                        .filter(DnsRecord.Mx.class::isInstance)
                        .map(DnsRecord.Mx.class::cast)
                        .toList();
        // RFC 7208, section 4.6.4. Like pyspf, before any of them is looked up and whether or not one would match.
        if (hosts.size() > limits.exchangers()) {
            return new Outcome.Broken(new SpfResult.PermError(
                    new SpfPermanentError.TooManyExchangers(domain, hosts.size(), limits.exchangers())));
        }
        for (DnsRecord.Mx host : hosts) {
            Outcome near = addressNear(host.exchange(), prefixes);
            if (!(near instanceof Outcome.NoMatch)) {
                return near;
            }
        }
        return NO_MATCH;
    }

    /// RFC 7208, section 5.7: an IPv4 address, whatever the client's is.
    private Outcome exists(String name) {
        return switch (dns.query(name, RecordType.A)) {
            case CountedDns.Outcome.Failed failed -> error(failed);
            case CountedDns.Outcome.Answered answered ->
                matched(!answered.records().isEmpty());
        };
    }
}
