package org.mailassay.store.monitoring;

import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.timeline.DkimKeyName;

/// A DKIM key that a signature for a domain was seen with.
record FoundKey(long domainId, String dkimDomain, String selector) {
    /// What was seen, as far as a key can stand there.
    static Optional<FoundKey> of(long domainId, String dkimDomain, String selector) {
        Optional<DomainName> selectorName = DomainName.of(selector);
        return FoundHost.name(dkimDomain)
                .filter(domain -> selectorName.filter(FoundKey::isSelector).isPresent())
                .filter(domain -> DomainName.fits(
                        new DkimKeyName(domain, selectorName.orElseThrow().text()).text()))
                .map(domain -> new FoundKey(
                        domainId, domain.text(), selectorName.orElseThrow().text()));
    }

    /// RFC 6376, section 3.1: labels joined by dots.
    private static boolean isSelector(DomainName name) {
        return !name.text().isEmpty()
                && name.text()
                        .chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.');
    }
}
