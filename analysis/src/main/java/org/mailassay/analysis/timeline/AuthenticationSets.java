package org.mailassay.analysis.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailassay.analysis.bimi.BimiRecord;
import org.mailassay.analysis.bimi.BimiSelector;
import org.mailassay.analysis.dmarc.OrganizationalDomain;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dmarc.TreeWalk;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.spf.SpfPolicyNode;
import org.mailassay.analysis.spf.SpfRecord;

/// Reads the sets that a domain is authenticated by.
final class AuthenticationSets {
    private static final String DMARC_VERSION = "v=dmarc1";

    private final SetReading reading;

    AuthenticationSets(SetReading reading) {
        this.reading = reading;
    }

    /// The policy of a host and every policy that it includes or redirects to (RFC 7208, sections 5.2 and 6.1).
    List<Observation> spf(String host) {
        List<Observation> observations = new ArrayList<>();
        SetAnswer own = reading.texts(host, SpfRecord::isPolicy);
        observations.add(new Observation(new SetName(SetKind.SPF, host), host, own));
        // Several policies are none (RFC 7208, section 4.5), so nothing is led to.
        if (own instanceof SetAnswer.Found(String policy) && policy.indexOf('\n') < 0) {
            Set<String> seen = new HashSet<>(Set.of(host));
            follow(SpfPolicyNode.root(host, policy, reading.dns()), host, seen, observations);
        }
        return observations;
    }

    /// One name that was not read says that there are more, and none that was read comes after it.
    ///
    /// @return whether everything was read
    private boolean follow(SpfPolicyNode node, String origin, Set<String> seen, List<Observation> observations) {
        for (SpfPolicyNode below : node.below()) {
            switch (below.state()) {
                case READ, MALFORMED, SEVERAL, NO_POLICY, LOOKUP_FAILED -> {
                    if (seen.add(below.domain())) {
                        observations.add(new Observation(
                                new SetName(SetKind.SPF, below.domain()),
                                origin,
                                reading.texts(below.domain(), SpfRecord::isPolicy)));
                        if (!follow(below, origin, seen, observations)) {
                            return false;
                        }
                    }
                }
                case NOT_WALKED -> {
                    observations.add(new Observation(
                            new SetName(SetKind.SPF, below.domain()),
                            origin,
                            new SetAnswer.Unknown("more policies are included than are read")));
                    return false;
                }
                case DEPENDS_ON_MESSAGE, LOOP, REPEATED -> {}
            }
        }
        return true;
    }

    /// What stands at each name of the tree walk (RFC 9989, section 4.10), a record with a mistake in it included.
    List<Observation> dmarc(DomainName host) {
        return walk(host).steps().stream()
                .map(step -> "_dmarc." + step.domain().text())
                .map(name -> new Observation(
                        new SetName(SetKind.DMARC, name),
                        host.text(),
                        reading.texts(name, AuthenticationSets::looksLikeDmarc)))
                .toList();
    }

    private static boolean looksLikeDmarc(String text) {
        return text.regionMatches(true, 0, DMARC_VERSION, 0, DMARC_VERSION.length());
    }

    /// The default assertion record: the host's own, or else that of its Organizational Domain.
    List<Observation> bimi(DomainName host) {
        Observation own = bimiAt(host, host.text());
        if (!(own.answer() instanceof SetAnswer.Absent)) {
            return List.of(own);
        }
        return switch (walk(host).organizationalDomain()) {
            case OrganizationalDomain.Known(DomainName above) ->
                above.equals(host) ? List.of(own) : List.of(own, bimiAt(above, host.text()));
            case OrganizationalDomain.Unknown(var failure) ->
                List.of(new Observation(own.name(), own.origin(), SetAnswer.Unknown.of(failure)));
        };
    }

    private Observation bimiAt(DomainName domain, String origin) {
        String name = BimiSelector.DEFAULT + "._bimi." + domain.text();
        return new Observation(new SetName(SetKind.BIMI, name), origin, reading.texts(name, BimiRecord::isBimi));
    }

    /// The keys that signatures were seen with. At a name that a wildcard answers for, other texts stand too.
    Stream<Observation> keys(List<DkimKeyName> keys) {
        return SideBySide.map(
                keys,
                key -> new Observation(
                        new SetName(SetKind.DKIM, key.text()),
                        key.domain().text(),
                        reading.texts(key.text(), text -> text.contains("p="))))
                .stream();
    }

    private TreeWalk walk(DomainName host) {
        return PolicyDiscovery.of(host, reading.dns()).walk();
    }
}
