package org.mailassay.appliance.acme;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.store.acme.IssuedCertificate;

/// What an order came to.
sealed interface OrderOutcome {
    /// The certificate is there.
    record Issued(IssuedCertificate certificate) implements OrderOutcome {}

    /// There is none this time.
    ///
    /// @param reason for the operator, on one line
    /// @param notBefore when the authority wants to hear of it again, if it said so
    record Refused(String reason, Optional<Instant> notBefore) implements OrderOutcome {}
}
