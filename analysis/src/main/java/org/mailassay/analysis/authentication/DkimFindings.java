package org.mailassay.analysis.authentication;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimSignature;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.KeyFacts;
import org.mailassay.analysis.dkim.KeyType;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Step;

/// What DKIM means for a sender (RFC 6376). One good signature is enough: the others are told of, and cost
/// nothing but where a key of the author's own domain is too short.
public final class DkimFindings {
    /// Whether a signature holds: other subjects wait for it.
    public static final Criterion RESULT = new Criterion(
            "dkim.result", Category.AUTHENTICATION, 24, "A DKIM signature that holds", "RFC 6376, section 3.9");
    static final int SHORT = 2048;
    static final int TOO_SHORT = 1024;

    static final Step SHORT_KEY = Step.of(2, "an RSA key of %d to %d bits".formatted(TOO_SHORT, SHORT - 1));
    private static final Step UNCOVERED = Step.of(2, "a field that a reader sees is not signed");
    private static final Step OPEN_END = Step.of(1, "the signature limits the body (l=), and nothing was added");

    static final Criterion KEY_SIZE = new Criterion(
                    "dkim.key_size", Category.AUTHENTICATION, 6, "The size of the DKIM key", "RFC 8301, section 3.2")
            .steps(SHORT_KEY, Step.of(0, "an RSA key of fewer than %d bits".formatted(TOO_SHORT)));
    static final Criterion COVERAGE = new Criterion(
                    "dkim.coverage",
                    Category.AUTHENTICATION,
                    4,
                    "The header fields that are signed",
                    "RFC 6376, section 5.4.1")
            .steps(UNCOVERED);
    static final Criterion BODY_LENGTH = new Criterion(
                    "dkim.body_length", Category.AUTHENTICATION, 3, "The whole body is signed", "RFC 6376, section 8.2")
            .steps(OPEN_END, Step.of(0, "the end of the body is not signed"));
    static final Criterion TESTING = new Criterion(
            "dkim.testing", Category.AUTHENTICATION, 1, "The key is not in test mode", "RFC 6376, section 3.6.1");

    /// Fields that a reader sees or that say how the content is read, where the message has them (RFC 6376, section
    /// 5.4.1). Those that gateways add or change are not among them.
    private static final List<String> WORTH_SIGNING =
            List.of("from", "to", "cc", "subject", "date", "reply-to", "mime-version", "content-type");

    /// Signed too where there is no signature yet (RFC 8058, section 4).
    private static final List<String> UNSUBSCRIBING = List.of("list-unsubscribe", "list-unsubscribe-post");

    private static final String NEW_KEY =
            "Make an RSA key of 2048 bits, publish it under a new selector, and sign with it.";

    private final List<DkimVerdict> verdicts;
    private final HeaderFields header;
    private final String authorDomain;
    private final boolean signatureAdvised;
    private final Dns dns;

    /// @param signatureAdvised whether the advice on DMARC is to sign
    /// @param dns for the text of keys
    DkimFindings(
            List<DkimVerdict> verdicts, HeaderFields header, String authorDomain, boolean signatureAdvised, Dns dns) {
        this.verdicts = verdicts;
        this.header = header;
        this.authorDomain = authorDomain;
        this.signatureAdvised = signatureAdvised;
        this.dns = dns;
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
        return isAuthors(verdict.domain(), authorDomain);
    }

    static boolean isAuthors(String domain, String authorDomain) {
        return authorDomain.equals(domain)
                || authorDomain.endsWith("." + domain)
                || domain.endsWith("." + authorDomain);
    }

    private static int strength(DkimVerdict verdict) {
        return verdict.key().map(DkimFindings::strength).orElse(0);
    }

    private static int strength(KeyFacts key) {
        return key.type() == KeyType.ED25519 ? SHORT : Math.min(key.bits(), SHORT);
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
                keySize(weakest(verdict).orElse(key)),
                coverage(signature),
                bodyLength(verdict, signature),
                testing(key));
    }

    private Finding testing(KeyFacts key) {
        return key.testing()
                ? TESTING.warn(0, "The key says that the domain is only testing DKIM.")
                        .fixedBy(new DkimKeyText(dns).regular(key.name()))
                : TESTING.pass("The key is in regular use.");
    }

    /// The shortest key that the sender answers for: a service that signs with its own domain beside the author's
    /// chooses its own.
    private Optional<KeyFacts> weakest(DkimVerdict speaking) {
        return verdicts.stream()
                .filter(verdict -> verdict.equals(speaking) || isAuthors(verdict, authorDomain))
                .flatMap(verdict -> verdict.key().stream())
                .min(Comparator.comparingInt(DkimFindings::strength));
    }

    private Finding keySize(KeyFacts key) {
        String bits = "The RSA key has " + key.bits() + " bits";
        Finding finding;
        if (key.type() == KeyType.ED25519) {
            finding = KEY_SIZE.pass("The key is an Ed25519 key.");
        } else if (key.bits() < TOO_SHORT) {
            finding = KEY_SIZE.fail(bits + ", so that others can sign with it, and receivers do not look at it.")
                    .fixedBy(NEW_KEY);
        } else if (key.bits() < SHORT) {
            finding = KEY_SIZE.warn(SHORT_KEY, bits + "; " + SHORT + " are advised.")
                    .fixedBy(NEW_KEY);
        } else {
            finding = KEY_SIZE.pass(bits + ".");
        }
        List<String> all = verdicts.stream()
                .flatMap(verdict -> verdict.key().stream())
                .map(one -> one.name().text() + ": " + one.type().tag() + ", " + one.bits() + " bits")
                .distinct()
                .toList();
        Finding shown = finding.with("type", key.type().tag())
                .with("bits", key.bits())
                .with("record", key.name().text());
        return all.size() > 1 ? shown.with("keys", all) : shown;
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
                                UNCOVERED,
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
                : BODY_LENGTH.warn(
                        OPEN_END, "The signature says how much of the body it covers, so more can be added.");
        return finding.fixedBy("Sign without the l= tag.").with("unsigned_octets", unsigned);
    }

    /// What is advised is to mend the signature that speaks, which leaves its other tags as they are, or to make one.
    private List<Finding> withoutPass(Optional<DkimVerdict> speaking) {
        String reason = speaking.isEmpty() ? "There is no signature." : "There is no signature that holds.";
        Optional<DkimSignature> signature = speaking.flatMap(DkimVerdict::signature);
        Optional<KeyFacts> key = speaking.filter(verdict -> !isShort(verdict)).flatMap(DkimVerdict::key);
        return List.of(
                result(speaking),
                speaking.flatMap(this::weakest)
                        .filter(weak -> strength(weak) < TOO_SHORT)
                        .map(this::keySize)
                        .map(finding -> speaking.filter(DkimFindings::isShort).isPresent()
                                ? finding.mendedWith(RESULT)
                                : finding)
                        .orElseGet(() -> waiting(KEY_SIZE, reason, key.map(this::keySize))),
                waiting(COVERAGE, reason, signature.map(this::coverage)),
                waiting(BODY_LENGTH, reason, signature.map(made -> bodyLength(speaking.orElseThrow(), made))),
                waiting(TESTING, reason, key.map(this::testing)));
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
        Finding finding = mendedByDmarc(RESULT.fail("No signature holds: " + fault.detail() + ".")
                .fixedBy(DkimAdvice.of(fault))
                .with(
                        "results",
                        verdicts.stream()
                                .map(verdict -> verdict.result().word())
                                .collect(Collectors.joining(", "))));
        return isShort(speaking.get()) ? finding.mendedByAdviceOn(KEY_SIZE) : finding;
    }

    private Finding mendedByDmarc(Finding finding) {
        return signatureAdvised ? finding.mendedByAdviceOn(DmarcFindings.RESULT) : finding;
    }
}
