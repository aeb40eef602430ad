package org.mailassay.analysis.dkim;

import org.mailassay.analysis.dns.DomainName;

/// On whose behalf a signer signed, `i=` (RFC 6376, section 3.5).
///
/// @param localPart one char for each octet; empty when there is none
/// @param domain the signing domain or one below it
public record SigningIdentity(String localPart, DomainName domain) {
    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
