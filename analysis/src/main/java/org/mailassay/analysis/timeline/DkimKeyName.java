package org.mailassay.analysis.timeline;

import org.mailassay.analysis.dns.DomainName;

/// Where a DKIM key stands (RFC 6376, section 3.6.2.1).
public record DkimKeyName(DomainName domain, String selector) {
    /// The name to ask for.
    public String text() {
        return selector + "._domainkey." + domain.text();
    }
}
