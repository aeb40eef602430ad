package org.mailassay.analysis.spf;

import java.net.InetAddress;
import org.mailassay.analysis.dns.DomainName;

/// What is checked: a client and the name in which it speaks (RFC 7208, section 4.1).
///
/// @param identity which of the names
/// @param client the client's address; an IPv4-mapped one is IPv4 (RFC 7208, section 5)
/// @param helo the name given in HELO or EHLO; empty when none was given
/// @param reversePath the address in MAIL FROM without brackets; empty for the null reverse-path
/// @param receiver the host that checks, for the macro `r`; empty when it has no name to give
public record SpfRequest(SpfIdentity identity, InetAddress client, String helo, String reversePath, String receiver) {
    /// A check of the envelope sender.
    public static SpfRequest mailFrom(InetAddress client, String helo, String reversePath) {
        return new SpfRequest(SpfIdentity.MAIL_FROM, client, helo, reversePath, "");
    }

    /// A check of the HELO name.
    public static SpfRequest helo(InetAddress client, String helo) {
        return new SpfRequest(SpfIdentity.HELO, client, helo, "", "");
    }

    /// The same with the name of the host that checks.
    public SpfRequest at(String host) {
        return new SpfRequest(identity, client, helo, reversePath, host);
    }

    /// The same with the envelope sender in another domain.
    public SpfRequest inDomain(DomainName other) {
        return new SpfRequest(identity, client, helo, localPart() + "@" + other.text(), receiver);
    }

    /// Whether the reverse-path is null, as that of a bounce is: then the HELO name speaks (RFC 7208, section 2.4).
    public boolean isFromNobody() {
        return reversePath.isEmpty();
    }

    /// The mailbox that stands for the identity.
    Sender sender() {
        return identity == SpfIdentity.HELO || isFromNobody() ? Sender.of("", helo) : Sender.of(localPart(), domain());
    }

    /// The HELO name as the macro `h` writes it: U-labels become A-labels (RFC 8616, section 4).
    String heloName() {
        return withALabels(helo);
    }

    /// A name without U-labels; as it is when they cannot be converted.
    private static String withALabels(String name) {
        boolean ascii = name.chars().allMatch(c -> c < 0x80);
        return ascii ? name : DomainName.of(name).map(DomainName::text).orElse(name);
    }

    private String localPart() {
        int at = reversePath.lastIndexOf('@');
        return at < 0 ? "" : reversePath.substring(0, at);
    }

    private String domain() {
        return reversePath.substring(reversePath.lastIndexOf('@') + 1);
    }

    /// A mailbox with its domain as the DNS takes it.
    ///
    /// @param localPart never empty
    /// @param domain A-labels in the case given, without the final dot; any text when it is no domain name
    record Sender(String localPart, String domain) {
        static Sender of(String localPart, String domain) {
            // RFC 7208, section 4.3: without a local part it is the postmaster; U-labels become A-labels.
            String converted = withALabels(DomainName.withoutFinalDot(domain));
            return new Sender(localPart.isEmpty() ? "postmaster" : localPart, converted);
        }

        String mailbox() {
            return localPart + "@" + domain;
        }
    }
}
