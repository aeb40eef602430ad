package org.mailassay.analysis.dkim;

import java.security.InvalidKeyException;
import java.util.Optional;

/// What checking a signature with the keys found gave (RFC 6376, sections 6.1.2 and 6.1.3).
public sealed interface KeyedCheck {
    /// It was made with that key over these octets.
    record Holds(KeyFacts key) implements KeyedCheck {}

    /// It was not.
    record DoesNotHold(KeyFacts key) implements KeyedCheck {}

    /// It cannot be checked.
    ///
    /// @param result a temporary or a permanent error
    record Impossible(DkimResult result) implements KeyedCheck {}

    /// Checks a signature.
    ///
    /// @param identity on whose behalf it was made; empty where a kind of signature does not say so
    /// @param signed the octets over which it was made
    static KeyedCheck check(
            SignatureParameters parameters,
            Optional<SigningIdentity> identity,
            byte[] signed,
            KeyLookup keys,
            DkimRules rules) {
        return switch (keys) {
            case KeyLookup.Failed failed ->
                new Impossible(new DkimResult.TempError(
                        failed.failure().cause(),
                        "the key at " + failed.name() + " could not be fetched: "
                                + failed.failure().detail()));
            case KeyLookup.Absent absent ->
                new Impossible(new DkimResult.PermError(
                        DkimResult.PermErrorReason.NO_KEY, "there is no key at " + absent.name()));
            case KeyLookup.Found found -> best(parameters, identity, signed, found, rules);
        };
    }

    /// Several records should not be, and their order means nothing: the one that does most for the signature
    /// counts (RFC 6376, section 6.1.2, step 3).
    private static KeyedCheck best(
            SignatureParameters parameters,
            Optional<SigningIdentity> identity,
            byte[] signed,
            KeyLookup.Found found,
            DkimRules rules) {
        Optional<KeyedCheck> best = Optional.empty();
        for (DkimKeyRecord.Reading reading : found.records()) {
            KeyedCheck check = switch (reading) {
                case DkimKeyRecord.Malformed malformed ->
                    new Impossible(new DkimResult.PermError(
                            DkimResult.PermErrorReason.KEY_SYNTAX,
                            "the key record at " + found.name() + " is malformed: " + malformed.problem()
                                    + ", at character " + (malformed.offset() + 1)));
                case DkimKeyRecord.Read read -> checkWith(read.record(), parameters, identity, signed, found, rules);
            };
            if (check instanceof Holds) {
                return check;
            }
            if (best.isEmpty() || (best.get() instanceof Impossible && check instanceof DoesNotHold)) {
                best = Optional.of(check);
            }
        }
        return best.orElseThrow();
    }

    private static KeyedCheck checkWith(
            DkimKeyRecord record,
            SignatureParameters parameters,
            Optional<SigningIdentity> identity,
            byte[] signed,
            KeyLookup.Found found,
            DkimRules rules) {
        return switch (record.publicKey()) {
            case PublicKeyReading.Revoked _ ->
                impossible(DkimResult.PermErrorReason.KEY_REVOKED, "the key was revoked (p= is empty)");
            case PublicKeyReading.UnknownType(String type) ->
                impossible(
                        DkimResult.PermErrorReason.KEY_TYPE,
                        "the key's type (k=) is unknown: " + SignatureTags.excerpt(type));
            case PublicKeyReading.Unusable(String problem) ->
                impossible(DkimResult.PermErrorReason.KEY_UNUSABLE, problem);
            case PublicKeyReading.Usable key -> {
                Optional<DkimResult.PermError> problem =
                        KeyCheck.problem(record, key.type(), parameters, identity, rules);
                yield problem.isPresent()
                        ? new Impossible(problem.get())
                        : checkWith(
                                key,
                                new KeyFacts(found.name(), key.type(), key.bits(), record.testing(), found.security()),
                                parameters,
                                signed);
            }
        };
    }

    private static KeyedCheck checkWith(
            PublicKeyReading.Usable key, KeyFacts facts, SignatureParameters parameters, byte[] signed) {
        try {
            return SignatureCheck.holds(parameters.algorithm(), key.key(), signed, parameters.signature())
                    ? new Holds(facts)
                    : new DoesNotHold(facts);
        } catch (InvalidKeyException _) {
            return impossible(DkimResult.PermErrorReason.KEY_UNUSABLE, "the public key cannot be used");
        }
    }

    private static KeyedCheck impossible(DkimResult.PermErrorReason reason, String detail) {
        return new Impossible(new DkimResult.PermError(reason, detail));
    }
}
