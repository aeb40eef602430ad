package org.mailassay.analysis.dmarc;

import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;

/// The domain at the top of one administration (RFC 9989, section 3.2.14).
public sealed interface OrganizationalDomain {
    /// It was found.
    record Known(DomainName domain) implements OrganizationalDomain {}

    /// A query on the way to it had no answer.
    record Unknown(DnsAnswer.Failed failure) implements OrganizationalDomain {}
}
