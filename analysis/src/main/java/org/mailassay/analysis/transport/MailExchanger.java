package org.mailassay.analysis.transport;

import org.mailassay.analysis.dns.Security;

/// One host that takes mail for a domain.
///
/// @param preference lower is tried first
/// @param name the host's name; for an implicit MX the domain itself
/// @param target what is known of the name
/// @param security whether the MX record that names it was validated; DANE counts only if it was (RFC 7672,
///     section 2.2.1)
public record MailExchanger(int preference, String name, ExchangerTarget target, Security security) {
    /// As in a zone file, `10 mx.example.com`.
    public String text() {
        return preference + " " + (name.isEmpty() ? "." : name);
    }
}
