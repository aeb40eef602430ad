package org.mailassay.analysis.dmarc;

import org.mailassay.analysis.dns.DomainName;

/// A domain that SPF or DKIM was asked about (RFC 9989, section 3.2.1).
///
/// @param mechanism which of the two
/// @param domain of SPF the one in MAIL FROM, or in HELO when the reverse-path is null; of DKIM the one in tag d
/// @param selector of DKIM the one in tag s; empty for SPF
/// @param outcome what the mechanism said
public record AuthenticatedIdentifier(Mechanism mechanism, DomainName domain, String selector, Outcome outcome) {
    /// How a domain is authenticated.
    public enum Mechanism {
        SPF,
        DKIM
    }

    /// What a mechanism said, as far as DMARC needs to know it.
    public enum Outcome {
        /// The domain's use is authorized.
        PASS,
        /// The mechanism might say pass when tried again.
        TEMPORARY_ERROR,
        /// Anything else.
        NO_PASS
    }

    /// The domain that SPF checked.
    public static AuthenticatedIdentifier spf(DomainName domain, Outcome outcome) {
        return new AuthenticatedIdentifier(Mechanism.SPF, domain, "", outcome);
    }

    /// The domain that a DKIM signature is of.
    public static AuthenticatedIdentifier dkim(DomainName domain, String selector, Outcome outcome) {
        return new AuthenticatedIdentifier(Mechanism.DKIM, domain, selector, outcome);
    }
}
