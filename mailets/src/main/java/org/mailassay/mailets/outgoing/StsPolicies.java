package org.mailassay.mailets.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.analysis.transport.MtaStsRecord;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;

/// MTA-STS policies as a sender keeps them: until they expire, whatever the DNS and the web server then say (RFC 8461,
/// section 3.3). They are kept in memory; after a start the first mail to a domain learns its policy anew.
final class StsPolicies {
    private static final int MOST_KEPT = 1_000;

    /// A policy that could not be had is not asked for again with each mail.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Dns dns;
    private final PolicyFetcher fetcher;
    private final Clock clock;
    private final SequencedMap<DomainName, Kept> kept = new LinkedHashMap<>();

    StsPolicies(Dns dns, PolicyFetcher fetcher, Clock clock) {
        this.dns = dns;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /// The policy of a domain, when there is one and it is to be enforced.
    Optional<MtaStsPolicy> enforced(DomainName domain) {
        return policy(domain)
                .filter(policy ->
                        policy.mode().filter(MtaStsPolicy.Mode.ENFORCE::equals).isPresent());
    }

    private Optional<MtaStsPolicy> policy(DomainName domain) {
        Instant now = clock.instant();
        Optional<Kept> known = known(domain, now);
        Optional<String> id = publishedId(domain);
        if (id.isEmpty()) {
            return known.flatMap(Kept::policy);
        }
        if (known.isPresent() && known.get().id().equals(id.get())) {
            return known.get().policy();
        }
        Optional<MtaStsPolicy> fresh = fetch(domain);
        if (fresh.isPresent()) {
            keep(
                    domain,
                    new Kept(
                            id.get(),
                            fresh,
                            now.plusSeconds(fresh.get().maxAge().orElse(0))));
            return fresh;
        }
        if (known.flatMap(Kept::policy).isEmpty()) {
            keep(domain, new Kept(id.get(), Optional.empty(), now.plus(PATIENCE)));
        }
        return known.flatMap(Kept::policy);
    }

    /// The id of the one record that there must be (RFC 8461, section 3.1); empty when there is none, or none can be
    /// had.
    private Optional<String> publishedId(DomainName domain) {
        String name = "_mta-sts." + domain.text();
        if (!DomainName.fits(name) || !(dns.query(name, RecordType.TXT) instanceof DnsAnswer.Found found)) {
            return Optional.empty();
        }
        List<MtaStsRecord> records = found.as(DnsRecord.Txt.class).stream()
                .map(DnsRecord.Txt::joined)
                .filter(text -> text.startsWith(MtaStsRecord.VERSION))
                .map(MtaStsRecord::parse)
                .toList();
        return records.size() == 1 && !records.getFirst().id().isEmpty()
                ? Optional.of(records.getFirst().id())
                : Optional.empty();
    }

    private Optional<MtaStsPolicy> fetch(DomainName domain) {
        return switch (fetcher.fetch(domain)) {
            case PolicyFetch.Fetched fetched ->
                // RFC 8461, section 3.2: guards against users who may put other files there.
                Optional.of(fetched)
                        .filter(each ->
                                each.contentType().toLowerCase(Locale.ROOT).startsWith("text/plain"))
                        .map(each -> MtaStsPolicy.parse(each.body()))
                        .filter(MtaStsPolicy::isValid);
            case PolicyFetch.Failed _ -> Optional.empty();
        };
    }

    private synchronized Optional<Kept> known(DomainName domain, Instant now) {
        return Optional.ofNullable(kept.get(domain))
                .filter(each -> each.expiresAt().isAfter(now));
    }

    private synchronized void keep(DomainName domain, Kept policy) {
        kept.remove(domain);
        kept.put(domain, policy);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.firstEntry().getKey());
        }
    }

    /// @param policy empty when it could not be had
    private record Kept(String id, Optional<MtaStsPolicy> policy, Instant expiresAt) {}
}
