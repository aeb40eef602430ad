package org.mailassay.analysis.headers;

import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;

/// An address with the name shown for it (RFC 5322, section 3.4).
///
/// @param name decoded; empty when there is none
/// @param address as written, without brackets
public record Mailbox(String name, String address) {
    /// The domain behind the last at sign, where it is a domain name.
    public Optional<DomainName> domain() {
        int at = address.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : DomainName.of(address.substring(at + 1).strip())
                        .filter(name -> !name.text().isEmpty());
    }
}
