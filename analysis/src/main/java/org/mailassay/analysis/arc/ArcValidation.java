package org.mailassay.analysis.arc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimRules;
import org.mailassay.analysis.dkim.HeaderCanonicalization;
import org.mailassay.analysis.dkim.KeyFacts;
import org.mailassay.analysis.dkim.KeyLookup;
import org.mailassay.analysis.dkim.KeyLookups;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dkim.KeyedCheck;
import org.mailassay.analysis.dkim.MessageSignature;
import org.mailassay.analysis.dkim.SignatureEvaluation;
import org.mailassay.analysis.dkim.SignedHeader;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.HeaderFields;

/// Validates the chain of a message (RFC 8617, section 5.2).
///
/// Every failure is final, one of the DNS too (RFC 8617, section 5.2.1).
public final class ArcValidation {
    private final Dns dns;
    private final KeyRecordCache cache;

    /// Validation over a DNS.
    ///
    /// @param cache may be shared by any number of validations and DKIM verifications, whatever their DNS
    public ArcValidation(Dns dns, KeyRecordCache cache) {
        this.dns = dns;
        this.cache = cache;
    }

    /// Validates.
    ///
    /// @param at the time of validation, against which signatures expire
    public ArcResult validate(HeaderFields message, Instant at) {
        return switch (ArcSets.of(message)) {
            case ArcSets.Broken(ArcResult.Fail failure) -> failure;
            case ArcSets.Chain(List<ArcSet> sets) when sets.isEmpty() -> new ArcResult.None();
            case ArcSets.Chain(List<ArcSet> sets) -> validate(message, sets, at);
        };
    }

    private ArcResult validate(HeaderFields message, List<ArcSet> sets, Instant at) {
        KeyLookups lookups = new KeyLookups(dns, cache);
        SignatureEvaluation signatures = new SignatureEvaluation(
                message, sets.stream().map(ArcSet::messageSignature).toList(), DkimRules.CURRENT, at);
        ArcSet newest = sets.getLast();
        lookups.begin(newest.messageSignature().parameters().keyName());
        CompletableFuture<KeyLookup> sealKey =
                lookups.of(newest.seal().parameters().keyName());
        SignatureEvaluation.HashedBody body = signatures.hashBody();
        DkimResult messageSignature = messageSignature(newest, signatures, body, lookups);
        if (!(messageSignature instanceof DkimResult.Pass)) {
            return new ArcResult.Fail(
                    ArcResult.FailReason.MESSAGE_SIGNATURE,
                    newest.instance(),
                    "message signature " + newest.instance() + ": " + messageSignature.detail());
        }
        Optional<ArcResult.Fail> problem = seal(sets, newest.instance(), sealKey, at);
        if (problem.isPresent()) {
            return problem.get();
        }
        // Only now are the other keys asked for: a made-up chain costs its receiver two questions, not a hundred
        // (RFC 8617, section 9.2).
        for (ArcSet set : sets) {
            lookups.begin(set.seal().parameters().keyName());
            lookups.begin(set.messageSignature().parameters().keyName());
        }
        int oldestPass = oldestPass(sets, signatures, body, lookups);
        for (int instance = newest.instance() - 1; instance >= 1; instance--) {
            ArcSeal seal = sets.get(instance - 1).seal();
            problem = seal(sets, instance, lookups.of(seal.parameters().keyName()), at);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return new ArcResult.Pass(sets, oldestPass);
    }

    private static int oldestPass(
            List<ArcSet> sets,
            SignatureEvaluation signatures,
            SignatureEvaluation.HashedBody body,
            KeyLookups lookups) {
        for (int instance = sets.size() - 1; instance >= 1; instance--) {
            ArcSet set = sets.get(instance - 1);
            if (!(messageSignature(set, signatures, body, lookups) instanceof DkimResult.Pass)) {
                return instance + 1;
            }
        }
        return 0;
    }

    private static DkimResult messageSignature(
            ArcSet set, SignatureEvaluation signatures, SignatureEvaluation.HashedBody body, KeyLookups lookups) {
        MessageSignature signature = set.messageSignature();
        KeyLookup key = lookups.of(signature.parameters().keyName()).join();
        return body.evaluate(signature, signatures.check(signature, Optional.empty(), key))
                .result();
    }

    /// Why a seal does not hold. It is made over the sets up to its own, from the oldest (RFC 8617, section
    /// 5.1.1).
    private static Optional<ArcResult.Fail> seal(
            List<ArcSet> sets, int instance, CompletableFuture<KeyLookup> key, Instant at) {
        SignedHeader signed = new SignedHeader(HeaderCanonicalization.RELAXED);
        ArcSeal seal = sets.get(instance - 1).seal();
        for (ArcSet set : sets.subList(0, instance)) {
            signed.add(set.authenticationResults());
            signed.add(set.messageSignature().field());
            if (set.instance() < instance) {
                signed.add(set.seal().field());
            }
        }
        signed.addOwn(seal.field(), seal.tags().tag("b").orElseThrow());
        KeyedCheck check = KeyedCheck.check(
                seal.parameters(), Optional.empty(), signed.toByteArray(), key.join(), DkimRules.CURRENT);
        return problem(check, seal, at)
                .map(detail ->
                        new ArcResult.Fail(ArcResult.FailReason.SEAL, instance, "seal " + instance + ": " + detail));
    }

    private static Optional<String> problem(KeyedCheck check, ArcSeal seal, Instant at) {
        return switch (check) {
            case KeyedCheck.Impossible(DkimResult result) -> Optional.of(result.detail());
            case KeyedCheck.DoesNotHold _ ->
                Optional.of("it does not verify: a set was changed, or the key is another");
            case KeyedCheck.Holds(KeyFacts key) ->
                DkimRules.CURRENT
                        .unacceptable(seal.parameters(), key, Optional.empty(), at)
                        .map(DkimResult.Policy::detail);
        };
    }
}
