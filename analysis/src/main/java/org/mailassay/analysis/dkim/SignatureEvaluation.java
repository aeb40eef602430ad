package org.mailassay.analysis.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.HeaderFields;

/// Turns the checks of a message's signatures into their results (RFC 6376, section 6.1.3). The body is hashed
/// once for all of them.
public final class SignatureEvaluation {
    private final HeaderFields message;
    private final Map<BodyHashes.Wanted, BodyHashes.BodyHash> bodyHashes;
    private final DkimRules rules;
    private final Instant at;

    /// Hashes the body.
    ///
    /// @param signatures those that will be evaluated
    /// @param at the time against which signatures expire
    public SignatureEvaluation(HeaderFields message, List<MessageSignature> signatures, DkimRules rules, Instant at) {
        this.message = message;
        this.bodyHashes = BodyHashes.of(
                message.body(),
                signatures.stream().map(MessageSignature::wantedHash).toList());
        this.rules = rules;
        this.at = at;
    }

    /// What evaluating one signature gave.
    ///
    /// @param key the key that it was checked with; empty when there was none that fits
    public record Evaluated(Optional<KeyFacts> key, DkimResult result) {}

    /// Evaluates one signature; safe for use by many threads at once.
    ///
    /// @param identity on whose behalf it was made, where its kind says so
    /// @param keys what looking its key up gave
    public Evaluated evaluate(MessageSignature signature, Optional<SigningIdentity> identity, KeyLookup keys) {
        SignedContent content = signature.content();
        SignedHeader header = new SignedHeader(content.headerCanonicalization());
        header.addSelected(message, content.fieldNames(), signature.field());
        header.addOwn(signature.field(), signature.tags().tag("b").orElseThrow());
        KeyedCheck check = KeyedCheck.check(signature.parameters(), identity, header.toByteArray(), keys, rules);
        return switch (check) {
            case KeyedCheck.Impossible(DkimResult result) -> new Evaluated(Optional.empty(), result);
            case KeyedCheck.DoesNotHold(KeyFacts key) -> new Evaluated(Optional.of(key), doesNotHold(signature));
            case KeyedCheck.Holds(KeyFacts key) ->
                new Evaluated(Optional.of(key), bodyProblem(signature, true).orElseGet(() -> holds(signature, key)));
        };
    }

    private DkimResult doesNotHold(MessageSignature signature) {
        Optional<DkimResult> bodyProblem = bodyProblem(signature, false);
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

    /// What is wrong with the body (RFC 6376, section 6.1.3, step 2).
    private Optional<DkimResult> bodyProblem(MessageSignature signature, boolean headerHolds) {
        SignedContent content = signature.content();
        BodyHashes.BodyHash hash = bodyHash(signature);
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

    private BodyHashes.BodyHash bodyHash(MessageSignature signature) {
        BodyHashes.BodyHash hash = bodyHashes.get(signature.wantedHash());
        if (hash == null) {
            throw new IllegalArgumentException("not one of the signatures for which the body was hashed");
        }
        return hash;
    }

    private DkimResult holds(MessageSignature signature, KeyFacts key) {
        Optional<DkimResult.Policy> unacceptable =
                rules.unacceptable(signature.parameters(), key, signature.expires(), at);
        if (unacceptable.isPresent()) {
            return unacceptable.get();
        }
        long unsigned = signature.content().hasBodyLength()
                ? bodyHash(signature).canonicalLength() - signature.content().bodyLength()
                : 0;
        return new DkimResult.Pass(unsigned);
    }
}
