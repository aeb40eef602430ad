package org.mailassay.analysis.timeline;

import java.time.Duration;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.transport.PolicyFetcher;

/// What a look is to read, and with what.
///
/// @param hosts hosts beside the domain itself
/// @param keys the DKIM keys that signatures were seen with; nothing is guessed
/// @param deadline how long the whole may take; what is not read then is not known
public record LookQuestion(
        DomainName domain,
        List<WatchedHost> hosts,
        List<DkimKeyName> keys,
        Dns dns,
        PolicyFetcher policyFetcher,
        Duration deadline) {
    /// More hosts than this are not asked for in one look; the rest of a domain's records does not suffer from
    /// them.
    public static final int MOST_HOSTS = 200;

    /// More keys than a domain signs with at one time, several senders included.
    public static final int MOST_KEYS = 100;

    public LookQuestion {
        hosts = hosts.stream().limit(MOST_HOSTS).toList();
        keys = keys.stream().limit(MOST_KEYS).toList();
    }
}
