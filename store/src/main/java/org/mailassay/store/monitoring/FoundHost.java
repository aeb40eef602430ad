package org.mailassay.store.monitoring;

import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.timeline.HostType;

/// A host that was seen to send for a domain.
///
/// @param value a domain name in A-labels, or an address in canonical form
record FoundHost(long domainId, String value, HostType type) {
    /// What was seen, as far as it can be a host: everything here was written by strangers.
    static Optional<FoundHost> of(long domainId, String seen, HostType type) {
        Optional<String> value = type == HostType.SENDING_IP
                ? IpAddressText.parse(seen).map(IpAddressText::format)
                : name(seen).map(DomainName::text);
        return value.map(known -> new FoundHost(domainId, known, type));
    }

    /// A name of at least two labels of letters, digits, hyphens and underscores; none that is an address.
    static Optional<DomainName> name(String seen) {
        return DomainName.of(seen)
                .filter(name -> name.text().indexOf('.') > 0)
                .filter(name -> name.text().chars().allMatch(FoundHost::isOfName))
                .filter(name -> IpAddressText.parse(name.text()).isEmpty());
    }

    private static boolean isOfName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }
}
