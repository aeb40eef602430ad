package org.mailassay.analysis.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// By which edition of the rules a signature is judged.
///
/// @param drafts whether `v=` may be missing or 0.5, and `q=` be plain `dns`, as in the drafts before RFC 4871
/// @param rsaSha1 whether rsa-sha1 is acceptable, as before RFC 8301, section 3.1
/// @param minimumRsaBits the smallest acceptable RSA key
/// @param granularity whether a key record's `g=` counts, as in RFC 4871, section 3.6.1; RFC 6376 removed it
/// @param serviceTypes which of the service types in a key record's `s=` will do beside `*`
/// @param mostSignatures how many signatures of a message are evaluated (RFC 6376, section 8.4)
public record DkimRules(
        boolean drafts,
        boolean rsaSha1,
        int minimumRsaBits,
        boolean granularity,
        Set<String> serviceTypes,
        int mostSignatures) {
    /// The rules in force: RFC 6376 as updated by RFC 8301.
    public static final DkimRules CURRENT = new DkimRules(false, false, 1024, false, Set.of("email"), 10);

    /// The rules for a TLS report, whose key may be for reports alone (RFC 8460, section 3).
    public static final DkimRules TLS_REPORT = new DkimRules(false, false, 1024, false, Set.of("email", "tlsrpt"), 10);

    /// The rules of RFC 4871 and its drafts, for archives of old mail.
    public static final DkimRules HISTORIC = new DkimRules(true, true, 512, true, Set.of("email"), 10);

    public DkimRules {
        serviceTypes = Set.copyOf(serviceTypes);
    }

    /// Why a signature that holds is not acceptable.
    ///
    /// @param expires when it expires, if it does
    /// @param at the time against which it expires
    public Optional<DkimResult.Policy> unacceptable(
            SignatureParameters parameters, KeyFacts key, Optional<Instant> expires, Instant at) {
        List<DkimResult.PolicyReason> reasons = new ArrayList<>();
        List<String> details = new ArrayList<>();
        if (parameters.algorithm() == SigningAlgorithm.RSA_SHA1 && !rsaSha1) {
            reasons.add(DkimResult.PolicyReason.SHA1);
            details.add("it was made with rsa-sha1");
        }
        if (key.type() == KeyType.RSA && key.bits() < minimumRsaBits) {
            reasons.add(DkimResult.PolicyReason.SHORT_KEY);
            details.add("its key has only " + key.bits() + " bits");
        }
        if (expires.isPresent() && at.isAfter(expires.get())) {
            reasons.add(DkimResult.PolicyReason.EXPIRED);
            details.add("it expired at " + expires.get());
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new DkimResult.Policy(
                        reasons, "the signature holds but is not acceptable: " + String.join(", ", details)));
    }
}
