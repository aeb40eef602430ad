package org.mailassay.analysis.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.HeaderFields;

/// Turns the checks of a message's signatures into their results (RFC 6376, section 6.1.3), in two steps: what needs
/// the header and a key, for each signature, and the body's hash, once for all of them. The steps can be taken side by
/// side.
public final class SignatureEvaluation {
    private final HeaderFields message;
    private final List<MessageSignature> signatures;
    private final DkimRules rules;
    private final Instant at;

    /// @param signatures those that will be evaluated
    /// @param at the time against which signatures expire
    public SignatureEvaluation(HeaderFields message, List<MessageSignature> signatures, DkimRules rules, Instant at) {
        this.message = message;
        this.signatures = List.copyOf(signatures);
        this.rules = rules;
        this.at = at;
    }

    /// Checks one signature with the keys found; safe for use by many threads at once.
    ///
    /// @param identity on whose behalf it was made, where its kind says so
    /// @param keys what looking its key up gave
    public KeyedCheck check(MessageSignature signature, Optional<SigningIdentity> identity, KeyLookup keys) {
        SignedContent content = signature.content();
        SignedHeader header = new SignedHeader(content.headerCanonicalization());
        header.addSelected(message, content.fieldNames(), signature.field());
        header.addOwn(signature.field(), signature.tags().tag("b").orElseThrow());
        return KeyedCheck.check(signature.parameters(), identity, header.toByteArray(), keys, rules);
    }

    /// Hashes the body for all signatures.
    public HashedBody hashBody() {
        return new HashedBody(BodyHashes.of(
                message.body(),
                signatures.stream().map(MessageSignature::wantedHash).toList()));
    }

    /// What evaluating one signature gave.
    ///
    /// @param key the key that it was checked with; empty when there was none that fits
    public record Evaluated(Optional<KeyFacts> key, DkimResult result) {}

    /// The second step done.
    public final class HashedBody {
        private final Map<BodyHashes.Wanted, BodyHashes.BodyHash> hashes;

        private HashedBody(Map<BodyHashes.Wanted, BodyHashes.BodyHash> hashes) {
            this.hashes = hashes;
        }

        /// The result of a signature, from its check and the body's hash.
        public Evaluated evaluate(MessageSignature signature, KeyedCheck check) {
            return switch (check) {
                case KeyedCheck.Impossible(DkimResult result) -> new Evaluated(Optional.empty(), result);
                case KeyedCheck.DoesNotHold(KeyFacts key) ->
                    new Evaluated(Optional.of(key), doesNotHold(signature, hash(signature)));
                case KeyedCheck.Holds(KeyFacts key) ->
                    new Evaluated(Optional.of(key), holds(signature, key, hash(signature)));
            };
        }

        private BodyHashes.BodyHash hash(MessageSignature signature) {
            BodyHashes.BodyHash hash = hashes.get(signature.wantedHash());
            if (hash == null) {
                throw new IllegalArgumentException("not one of the signatures for which the body was hashed");
            }
            return hash;
        }
    }

    private DkimResult doesNotHold(MessageSignature signature, BodyHashes.BodyHash hash) {
        Optional<DkimResult> bodyProblem = bodyProblem(signature.content(), hash, false);
        if (bodyProblem.isPresent()) {
            return bodyProblem.get();
        }
        List<String> changed = CopiedFields.of(signature.tags()).changedIn(message);
        String detail = "the signature does not verify: a signed header field was changed, or the key is another";
        return new DkimResult.Fail(
                DkimResult.FailReason.SIGNATURE,
                changed.isEmpty() ? detail : detail + "; by the copies in z= changed: " + String.join(", ", changed),
                changed);
    }

    private DkimResult holds(MessageSignature signature, KeyFacts key, BodyHashes.BodyHash hash) {
        Optional<DkimResult> bodyProblem = bodyProblem(signature.content(), hash, true);
        if (bodyProblem.isPresent()) {
            return bodyProblem.get();
        }
        Optional<DkimResult.Policy> unacceptable =
                rules.unacceptable(signature.parameters(), key, signature.expires(), at);
        if (unacceptable.isPresent()) {
            return unacceptable.get();
        }
        SignedContent content = signature.content();
        return new DkimResult.Pass(content.hasBodyLength() ? hash.canonicalLength() - content.bodyLength() : 0);
    }

    /// What is wrong with the body (RFC 6376, section 6.1.3, step 2).
    private static Optional<DkimResult> bodyProblem(
            SignedContent content, BodyHashes.BodyHash hash, boolean headerHolds) {
        if (content.hasBodyLength() && hash.canonicalLength() < content.bodyLength()) {
            return Optional.of(new DkimResult.Fail(
                    DkimResult.FailReason.BODY_SHORTER_THAN_SIGNED,
                    "the body has " + hash.canonicalLength() + " octets, of which " + content.bodyLength()
                            + " were signed (l=)",
                    List.of()));
        }
        if (!hash.hash().equals(content.bodyHash())) {
            return Optional.of(new DkimResult.Fail(
                    DkimResult.FailReason.BODY_HASH,
                    "the body hash does not match: the body was changed after signing, the signed header fields "
                            + (headerHolds ? "were not" : "or the signature were too"),
                    List.of()));
        }
        return Optional.empty();
    }
}
