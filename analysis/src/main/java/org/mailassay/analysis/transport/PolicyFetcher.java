package org.mailassay.analysis.transport;

import org.mailassay.analysis.dns.DomainName;

/// The port through which the analysis fetches an MTA-STS policy. It never throws for what the network did: that is
/// a [PolicyFetch].
public interface PolicyFetcher {
    /// Fetches `https://mta-sts.DOMAIN/.well-known/mta-sts.txt` without following redirects, with the host's
    /// certificate checked and at most [MtaStsPolicy#LARGEST] octets read (RFC 8461, section 3.3).
    PolicyFetch fetch(DomainName policyDomain);

    /// A fetcher for places that do not fetch, such as the offline command line.
    static PolicyFetcher none() {
        return policyDomain -> new PolicyFetch.Failed(PolicyFetch.Cause.NOT_FETCHED, "policies are not fetched here");
    }
}
