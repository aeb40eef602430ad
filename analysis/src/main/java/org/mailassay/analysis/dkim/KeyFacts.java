package org.mailassay.analysis.dkim;

import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.Security;

/// The key that a signature was checked with.
///
/// @param name where its record is
/// @param bits the length of an RSA modulus; 256 for Ed25519
/// @param testing whether the domain says that it is only testing (RFC 6376, section 3.6.1, `t=y`)
/// @param security whether the record was validated by DNSSEC
public record KeyFacts(DomainName name, KeyType type, int bits, boolean testing, Security security) {}
