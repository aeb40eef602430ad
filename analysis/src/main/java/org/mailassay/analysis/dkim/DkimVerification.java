package org.mailassay.analysis.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;

/// Verifies the DKIM signatures of a message (RFC 6376, section 6).
///
/// Each key is asked for once and on a virtual thread of its own, while the body is hashed once for all
/// signatures; then the signatures are checked side by side.
public final class DkimVerification {
    /// The name of the header field (RFC 6376, section 3.5).
    public static final String FIELD_NAME = "DKIM-Signature";

    private final Dns dns;
    private final DkimRules rules;
    private final KeyRecordCache cache;

    /// Verification by the rules in force.
    public DkimVerification(Dns dns) {
        this(dns, DkimRules.CURRENT, new KeyRecordCache());
    }

    /// Verification by the given rules.
    ///
    /// @param cache may be shared by any number of verifications, whatever their DNS
    public DkimVerification(Dns dns, DkimRules rules, KeyRecordCache cache) {
        this.dns = dns;
        this.rules = rules;
        this.cache = cache;
    }

    /// Verifies every signature.
    ///
    /// @param at the time of verification, against which signatures expire
    /// @return a verdict for each `DKIM-Signature` field, from the top down; empty when the message has none
    public List<DkimVerdict> verify(HeaderFields message, Instant at) {
        List<HeaderField> fields = message.named(FIELD_NAME);
        List<DkimSignature.Reading> readings = new ArrayList<>();
        List<DkimSignature> evaluated = new ArrayList<>();
        for (HeaderField field : fields) {
            DkimSignature.Reading reading = precondition(message, DkimSignature.read(field, rules), evaluated.size());
            readings.add(reading);
            if (reading instanceof DkimSignature.Read(DkimSignature signature)) {
                evaluated.add(signature);
            }
        }
        Iterator<DkimVerdict> verdicts = evaluate(message, evaluated, at).iterator();
        List<DkimVerdict> inOrder = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            inOrder.add(
                    switch (readings.get(i)) {
                        case DkimSignature.Read _ -> verdicts.next();
                        case DkimSignature.Invalid(TagList tags, DkimResult result) ->
                            new DkimVerdict(fields.get(i), tags, Optional.empty(), Optional.empty(), result);
                    });
        }
        return List.copyOf(inOrder);
    }

    /// What keeps a well-formed signature from being evaluated.
    private DkimSignature.Reading precondition(HeaderFields message, DkimSignature.Reading reading, int before) {
        if (!(reading instanceof DkimSignature.Read(DkimSignature signature))) {
            return reading;
        }
        if (!message.complete()) {
            return new DkimSignature.Invalid(
                    signature.made().tags(),
                    new DkimResult.PermError(
                            DkimResult.PermErrorReason.HEADER_TOO_LARGE,
                            "the header section is too large to be read to its end"));
        }
        if (message.named("From").isEmpty()) {
            return new DkimSignature.Invalid(
                    signature.made().tags(),
                    new DkimResult.PermError(DkimResult.PermErrorReason.FROM_ABSENT, "the message has no From field"));
        }
        if (before == rules.mostSignatures()) {
            return new DkimSignature.Invalid(
                    signature.made().tags(),
                    new DkimResult.Neutral(
                            DkimResult.NeutralReason.TOO_MANY_SIGNATURES,
                            "not evaluated: only the first " + rules.mostSignatures() + " signatures are"));
        }
        return reading;
    }

    /// The verdicts in the order of the signatures.
    private List<DkimVerdict> evaluate(HeaderFields message, List<DkimSignature> signatures, Instant at) {
        KeyLookups lookups = new KeyLookups(dns, cache);
        SignatureEvaluation evaluation = new SignatureEvaluation(
                message, signatures.stream().map(DkimSignature::made).toList(), rules, at);
        List<CompletableFuture<KeyedCheck>> checks = signatures.stream()
                .map(signature -> lookups.of(signature.made().parameters().keyName())
                        .thenApplyAsync(
                                key -> evaluation.check(signature.made(), Optional.of(signature.identity()), key),
                                Thread::startVirtualThread))
                .toList();
        SignatureEvaluation.HashedBody body = evaluation.hashBody();
        List<DkimVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < signatures.size(); i++) {
            DkimSignature signature = signatures.get(i);
            SignatureEvaluation.Evaluated evaluated =
                    body.evaluate(signature.made(), checks.get(i).join());
            verdicts.add(new DkimVerdict(
                    signature.made().field(),
                    signature.made().tags(),
                    Optional.of(signature),
                    evaluated.key(),
                    evaluated.result()));
        }
        return verdicts;
    }
}
