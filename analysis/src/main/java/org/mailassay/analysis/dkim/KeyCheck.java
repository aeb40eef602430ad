package org.mailassay.analysis.dkim;

import java.util.Optional;

/// Whether a key record fits a signature (RFC 6376, section 6.1.2, steps 5 to 10).
final class KeyCheck {
    private KeyCheck() {}

    /// Why the key may not be used for the signature, although it could be.
    static Optional<DkimResult.PermError> problem(
            DkimKeyRecord record,
            KeyType type,
            SignatureParameters parameters,
            Optional<SigningIdentity> identity,
            DkimRules rules) {
        SigningAlgorithm algorithm = parameters.algorithm();
        if (type != algorithm.keyType()) {
            return because(
                    DkimResult.PermErrorReason.KEY_TYPE,
                    "the key is for " + type.tag() + ", the signature was made with " + algorithm.tag());
        }
        if (!record.allowsHash(algorithm.hash())) {
            return because(
                    DkimResult.PermErrorReason.KEY_HASH,
                    "the key record does not allow " + algorithm.hash().tag() + " (h=)");
        }
        if (!record.isForAnyOf(rules.serviceTypes())) {
            return because(DkimResult.PermErrorReason.KEY_SERVICE, "the key is not for mail (s=)");
        }
        return identity.flatMap(one -> problem(record, parameters, one, rules));
    }

    private static Optional<DkimResult.PermError> problem(
            DkimKeyRecord record, SignatureParameters parameters, SigningIdentity identity, DkimRules rules) {
        if (record.noSubdomains() && !identity.domain().equals(parameters.domain())) {
            return because(
                    DkimResult.PermErrorReason.KEY_SUBDOMAIN,
                    "the key may not sign for subdomains (t=s), and the identity (i=) is in one");
        }
        if (rules.granularity() && !record.granularityMatches(identity.localPart())) {
            return because(
                    DkimResult.PermErrorReason.KEY_GRANULARITY,
                    "the key is not for this local part (g=): " + SignatureTags.excerpt(identity.localPart()));
        }
        return Optional.empty();
    }

    private static Optional<DkimResult.PermError> because(DkimResult.PermErrorReason reason, String detail) {
        return Optional.of(new DkimResult.PermError(reason, detail));
    }
}
