package org.mailassay.store.acme;

import java.time.Instant;
import java.util.Optional;

/// How it stands with the certificate of some names.
///
/// @param issued the last that was issued
/// @param order the order for the next, when one is under way
/// @param failures attempts in a row that came to nothing
/// @param fault why the last of them did
/// @param nextTry before which nobody speaks to the authority
public record CertificateStanding(
        Optional<IssuedCertificate> issued,
        Optional<OpenOrder> order,
        int failures,
        Optional<String> fault,
        Instant nextTry) {}
