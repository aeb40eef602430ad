package org.mailassay.analysis.authentication;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimSignature;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.KeyFacts;
import org.mailassay.analysis.dkim.KeyType;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// What DKIM means for a sender (RFC 6376). One good signature is enough: the others are told of and cost nothing.
public final class DkimFindings {
    /// Whether a signature holds: other subjects wait for it.
    public static final Criterion RESULT = new Criterion(
            "dkim.result", Category.AUTHENTICATION, 24, "A DKIM signature that holds", "RFC 6376, section 3.9");
    static final Criterion KEY_SIZE = new Criterion(
            "dkim.key_size", Category.AUTHENTICATION, 6, "The size of the DKIM key", "RFC 8301, section 3.2");
    static final Criterion COVERAGE = new Criterion(
            "dkim.coverage",
            Category.AUTHENTICATION,
            4,
            "The header fields that are signed",
            "RFC 6376, section 5.4.1");
    static final Criterion BODY_LENGTH = new Criterion(
            "dkim.body_length", Category.AUTHENTICATION, 3, "The whole body is signed", "RFC 6376, section 8.2");
    static final Criterion TESTING = new Criterion(
            "dkim.testing", Category.AUTHENTICATION, 1, "The key is not in test mode", "RFC 6376, section 3.6.1");

    private static final int SHORT = 2048;

    /// Fields that a reader sees or that say how the content is read, where the message has them (RFC 6376, section
    /// 5.4.1). Those that gateways add or change are not among them.
    private static final List<String> WORTH_SIGNING =
            List.of("from", "to", "cc", "subject", "date", "reply-to", "mime-version", "content-type");

    /// Signed too where there is no signature yet (RFC 8058, section 4).
    private static final List<String> UNSUBSCRIBING = List.of("list-unsubscribe", "list-unsubscribe-post");

    private final List<DkimVerdict> verdicts;
    private final HeaderFields header;
    private final String authorDomain;
    private final boolean signatureAdvised;

    /// @param signatureAdvised whether the advice on DMARC is to sign
    DkimFindings(List<DkimVerdict> verdicts, HeaderFields header, String authorDomain, boolean signatureAdvised) {
        this.verdicts = verdicts;
        this.header = header;
        this.authorDomain = authorDomain;
        this.signatureAdvised = signatureAdvised;
    }

    List<Finding> all() {
        Optional<DkimVerdict> speaking = speaking(verdicts, authorDomain);
        return speaking.filter(DkimVerdict::passes).map(this::passing).orElseGet(() -> withoutPass(speaking));
    }

    /// The signature that speaks for the message: one that holds before others, the author's before others.
    static Optional<DkimVerdict> speaking(List<DkimVerdict> verdicts, String authorDomain) {
        // Of equals the first is left, whose fault is then the one to mend.
        return verdicts.stream()
                .min(Comparator.comparing((DkimVerdict verdict) -> !verdict.passes())
                        .thenComparing(verdict -> !isAuthors(verdict, authorDomain))
                        .thenComparingInt(verdict -> verdict.passes() ? -strength(verdict) : 0));
    }

    private static boolean isAuthors(DkimVerdict verdict, String authorDomain) {
        String domain = verdict.domain();
        return authorDomain.equals(domain)
                || authorDomain.endsWith("." + domain)
                || domain.endsWith("." + authorDomain);
    }

    private static int strength(DkimVerdict verdict) {
        return verdict.key()
                .map(key -> key.type() == KeyType.ED25519 ? SHORT : Math.min(key.bits(), SHORT))
                .orElse(0);
    }

    private List<Finding> passing(DkimVerdict verdict) {
        DkimSignature signature = verdict.signature().orElseThrow();
        KeyFacts key = verdict.key().orElseThrow();
        return List.of(
                RESULT.pass("The signature of " + verdict.domain() + " holds.")
                        .with("domain", verdict.domain())
                        .with(
                                "selector",
                                signature.made().parameters().selector().text()),
                keySize(key),
                coverage(signature),
                bodyLength(verdict, signature),
                testing(key));
    }

    private static Finding testing(KeyFacts key) {
        return key.testing()
                ? TESTING.warn(0, "The key says that the domain is only testing DKIM.")
                        .fixedBy("Remove t=y from the key record " + key.name().text() + ".")
                : TESTING.pass("The key is in regular use.");
    }

    private static Finding keySize(KeyFacts key) {
        boolean small = key.type() == KeyType.RSA && key.bits() < SHORT;
        Finding finding = small
                ? KEY_SIZE.warn(2, "The RSA key has " + key.bits() + " bits; 2048 are advised.")
                        .fixedBy("Make an RSA key of 2048 bits, publish it under a new selector, and sign with it.")
                : KEY_SIZE.pass(
                        key.type() == KeyType.ED25519
                                ? "The key is an Ed25519 key."
                                : "The RSA key has " + key.bits() + " bits.");
        return finding.with("type", key.type().tag())
                .with("bits", key.bits())
                .with("record", key.name().text());
    }

    private Finding coverage(DkimSignature signature) {
        List<String> missing =
                present(WORTH_SIGNING).filter(name -> !signature.covers(name)).toList();
        List<String> oversigned = signature.made().content().fieldNames().stream()
                .distinct()
                .filter(name -> signature.made().content().fieldNames().stream()
                                .filter(name::equals)
                                .count()
                        > header.named(name).size())
                .toList();
        Finding finding = missing.isEmpty()
                ? COVERAGE.pass("The signature covers all that a reader sees of the header.")
                : COVERAGE.warn(
                                2,
                                "Not signed, so anybody on the way may change it: " + String.join(", ", missing) + ".")
                        .fixedBy("Add to the signed fields (h=): " + String.join(":", missing) + ".");
        return finding.with("signed", signature.made().content().fieldNames())
                .with("missing", missing)
                .with("oversigned", oversigned);
    }

    private Stream<String> present(List<String> names) {
        return names.stream().filter(name -> header.first(name).isPresent());
    }

    private static Finding bodyLength(DkimVerdict verdict, DkimSignature signature) {
        if (!signature.made().content().hasBodyLength()) {
            return BODY_LENGTH.pass("The whole body is signed.");
        }
        long unsigned = verdict.result() instanceof DkimResult.Pass(long octets) ? octets : 0;
        Finding finding = unsigned > 0
                ? BODY_LENGTH.fail("The last " + unsigned + " octets of the body are not signed.")
                : BODY_LENGTH.warn(1, "The signature says how much of the body it covers, so more can be added.");
        return finding.fixedBy("Sign without the l= tag.").with("unsigned_octets", unsigned);
    }

    /// What is advised is to mend the signature that speaks, which leaves its other tags as they are, or to make one.
    private List<Finding> withoutPass(Optional<DkimVerdict> speaking) {
        String reason = speaking.isEmpty() ? "There is no signature." : "There is no signature that holds.";
        Optional<DkimSignature> signature = speaking.flatMap(DkimVerdict::signature);
        Optional<KeyFacts> key = speaking.filter(verdict -> !isShort(verdict)).flatMap(DkimVerdict::key);
        return List.of(
                result(speaking),
                waiting(KEY_SIZE, reason, key.map(DkimFindings::keySize)),
                waiting(COVERAGE, reason, signature.map(this::coverage)),
                waiting(BODY_LENGTH, reason, signature.map(made -> bodyLength(speaking.orElseThrow(), made))),
                waiting(TESTING, reason, key.map(DkimFindings::testing)));
    }

    private static Finding waiting(Criterion criterion, String reason, Optional<Finding> then) {
        Finding finding = criterion.notApplicable(reason);
        return then.map(known -> finding.mendedWith(RESULT, known)).orElseGet(() -> finding.mendedWith(RESULT));
    }

    /// Whether its key is too short for receivers to look at it, so that the advice is a new one.
    private static boolean isShort(DkimVerdict verdict) {
        return verdict.result() instanceof DkimResult.Policy(List<DkimResult.PolicyReason> reasons, String _)
                && reasons.contains(DkimResult.PolicyReason.SHORT_KEY);
    }

    private Finding result(Optional<DkimVerdict> speaking) {
        if (speaking.isEmpty()) {
            String fields = Stream.concat(present(WORTH_SIGNING), present(UNSUBSCRIBING))
                    .collect(Collectors.joining(":"));
            return mendedByDmarc(RESULT.fail("The message has no DKIM signature.")
                    .fixedBy("Sign outgoing mail with a 2048-bit RSA key"
                            + (authorDomain.isEmpty() ? "" : " and d=" + authorDomain)
                            + (fields.isEmpty() ? "." : ", over these fields (h=): " + fields + ".")));
        }
        if (verdicts.stream().anyMatch(verdict -> verdict.result() instanceof DkimResult.TempError)) {
            return RESULT.unverified("The DNS did not answer for the key of a signature.");
        }
        DkimResult fault = speaking.get().result();
        return mendedByDmarc(RESULT.fail("No signature holds: " + fault.detail() + ".")
                .fixedBy(advice(fault))
                .with(
                        "results",
                        verdicts.stream()
                                .map(verdict -> verdict.result().word())
                                .collect(Collectors.joining(", "))));
    }

    private Finding mendedByDmarc(Finding finding) {
        return signatureAdvised ? finding.mendedByAdviceOn(DmarcFindings.RESULT) : finding;
    }

    private static String advice(DkimResult result) {
        return switch (result) {
            case DkimResult.Fail(DkimResult.FailReason reason, String _, List<String> changed) ->
                switch (reason) {
                    case BODY_HASH, BODY_SHORTER_THAN_SIGNED ->
                        "Sign last: something changes the body after signing, often a footer or another encoding.";
                    case SIGNATURE ->
                        changed.isEmpty()
                                ? "See that the published key is the signer's, and that no signed field changes on the way."
                                : "These fields change after signing: " + String.join(", ", changed) + ".";
                };
            case DkimResult.Policy(List<DkimResult.PolicyReason> reasons, String _) ->
                switch (reasons.getFirst()) {
                    case SHA1 -> "Sign with rsa-sha256 (a=).";
                    case SHORT_KEY -> "Make an RSA key of 2048 bits; receivers ignore keys under 1024.";
                    case EXPIRED -> "Give signatures more time (x=) or none, and mail that waits a new one.";
                };
            case DkimResult.PermError(DkimResult.PermErrorReason reason, String _) ->
                reason == DkimResult.PermErrorReason.NO_KEY
                        ? "Publish the key record of the selector that the signature names."
                        : "Mend the key record or the signature: "
                                + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".";
            case DkimResult.Neutral _ -> "Mend the signature: it cannot be read as it is.";
            case DkimResult.Pass _, DkimResult.TempError _ -> "";
        };
    }
}
