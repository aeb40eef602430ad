package org.mailassay.analysis.dkim;

import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;

/// What every kind of signature says of itself: how it was made, by whom, and where the key is.
///
/// @param domain the signing domain, `d=`
/// @param selector which of the domain's keys, `s=`
/// @param keyName where the key record is (RFC 6376, section 3.6.2.1)
/// @param signature the signature itself, `b=`
public record SignatureParameters(
        SigningAlgorithm algorithm, DomainName domain, DomainName selector, DomainName keyName, Octets signature) {}
