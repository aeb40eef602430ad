package org.mailassay.analysis.arc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.MessageSignature;
import org.mailassay.analysis.dkim.SignatureTags;
import org.mailassay.analysis.dkim.TagList;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;

/// Collects the sets of a message and checks their structure (RFC 8617, section 5.2, steps 1 to 3).
public final class ArcSets {
    /// The names of the three header fields (RFC 8617, section 4.1).
    public static final String AUTHENTICATION_RESULTS = "ARC-Authentication-Results";

    public static final String MESSAGE_SIGNATURE = "ARC-Message-Signature";
    public static final String SEAL = "ARC-Seal";

    static final int MOST_SETS = 50;

    /// What a message signature without `c=` means: not simple, as in DKIM, but what the protocol's first
    /// implementations and its test suite took for granted, since a seal knows nothing else (RFC 8617,
    /// section 4.1.3).
    private static final String CANONICALIZATION = "relaxed/relaxed";

    private final HeaderFields message;
    private final Map<Integer, Parts> parts = new TreeMap<>();

    private ArcSets(HeaderFields message) {
        this.message = message;
    }

    /// What collecting gives.
    public sealed interface Collection {}

    /// A chain whose structure is right.
    ///
    /// @param sets from the oldest to the newest; empty when the message has no ARC header field
    public record Chain(List<ArcSet> sets) implements Collection {
        public Chain {
            sets = List.copyOf(sets);
        }
    }

    /// A chain that is broken before any signature is looked at.
    public record Broken(ArcResult.Fail failure) implements Collection {}

    /// The fields of one instance, as they are found.
    private static final class Parts {
        Optional<HeaderField> authenticationResults = Optional.empty();
        Optional<MessageSignature> messageSignature = Optional.empty();
        Optional<ArcSeal> seal = Optional.empty();
    }

    /// Collects the sets of a message.
    public static Collection of(HeaderFields message) {
        return new ArcSets(message).collect();
    }

    private Collection collect() {
        List<HeaderField> authenticationResults = message.named(AUTHENTICATION_RESULTS);
        List<HeaderField> messageSignatures = message.named(MESSAGE_SIGNATURE);
        List<HeaderField> seals = message.named(SEAL);
        int most = Math.max(authenticationResults.size(), Math.max(messageSignatures.size(), seals.size()));
        if (most == 0) {
            return new Chain(List.of());
        }
        if (!message.complete()) {
            return broken(
                    ArcResult.FailReason.HEADER_TOO_LARGE, 0, "the header section is too large to be read to its end");
        }
        if (most > MOST_SETS) {
            return broken(ArcResult.FailReason.TOO_MANY_SETS, 0, "there are more than " + MOST_SETS + " sets");
        }
        Optional<ArcResult.Fail> problem = seals.stream()
                .flatMap(field -> addSeal(field).stream())
                .findFirst()
                .or(this::reportedBroken)
                .or(() -> messageSignatures.stream()
                        .flatMap(field -> addMessageSignature(field).stream())
                        .findFirst())
                .or(() -> authenticationResults.stream()
                        .flatMap(field -> addAuthenticationResults(field).stream())
                        .findFirst());
        return problem.<Collection>map(Broken::new).orElseGet(this::chain);
    }

    /// Step 2: a chain that was found broken once stays so, whatever else it has.
    private Optional<ArcResult.Fail> reportedBroken() {
        return parts.entrySet().stream()
                .reduce((one, next) -> next)
                .filter(newest -> newest.getValue()
                        .seal
                        .filter(seal -> seal.chainValidation().equals(ArcSeal.FAIL))
                        .isPresent())
                .map(newest -> new ArcResult.Fail(
                        ArcResult.FailReason.REPORTED_BROKEN,
                        newest.getKey(),
                        "the newest seal says that the chain was broken when it was made"));
    }

    /// Step 3.
    private Collection chain() {
        List<ArcSet> sets = new ArrayList<>();
        for (Map.Entry<Integer, Parts> entry : parts.entrySet()) {
            int instance = entry.getKey();
            Parts found = entry.getValue();
            if (instance != sets.size() + 1) {
                return broken(ArcResult.FailReason.GAP, sets.size() + 1, "set " + (sets.size() + 1) + " is missing");
            }
            if (found.authenticationResults.isEmpty() || found.messageSignature.isEmpty() || found.seal.isEmpty()) {
                return broken(
                        ArcResult.FailReason.INCOMPLETE_SET,
                        instance,
                        "set " + instance + " lacks one of its three fields");
            }
            ArcSeal seal = found.seal.get();
            String expected = instance == 1 ? ArcSeal.NONE : ArcSeal.PASS;
            if (!seal.chainValidation().equals(expected)) {
                return broken(
                        ArcResult.FailReason.CHAIN_VALIDATION,
                        instance,
                        "seal " + instance + " has cv=" + seal.chainValidation() + " where it must be " + expected);
            }
            sets.add(new ArcSet(instance, found.authenticationResults.get(), found.messageSignature.get(), seal));
        }
        return new Chain(sets);
    }

    private Optional<ArcResult.Fail> addSeal(HeaderField field) {
        return switch (TagList.read(field.rawValue())) {
            case TagList.Malformed malformed -> Optional.of(syntax(field, 0, malformed.problem()));
            case TagList.Read(TagList list) -> {
                SignatureTags tags = new SignatureTags(list);
                ArcSeal seal = ArcSeal.read(field, list, tags);
                yield instance(field, list.value("i"), tags, found -> {
                    boolean first = found.seal.isEmpty();
                    found.seal = Optional.of(seal);
                    return first;
                });
            }
        };
    }

    private Optional<ArcResult.Fail> addMessageSignature(HeaderField field) {
        return switch (TagList.read(field.rawValue())) {
            case TagList.Malformed malformed -> Optional.of(syntax(field, 0, malformed.problem()));
            case TagList.Read(TagList list) -> {
                SignatureTags tags = new SignatureTags(list);
                MessageSignature signature = MessageSignature.read(field, list, tags, true, CANONICALIZATION);
                if (signature.content().fieldNames().contains("arc-seal")) {
                    // RFC 8617, section 4.1.2 forbids all three ARC fields; the seal could never be right, the
                    // other two are signed by implementations in use.
                    tags.syntax("the message signature signs a seal");
                }
                yield instance(field, list.value("i"), tags, found -> {
                    boolean first = found.messageSignature.isEmpty();
                    found.messageSignature = Optional.of(signature);
                    return first;
                });
            }
        };
    }

    /// The results themselves need not be well formed for the chain to be whole (RFC 8617, section 3.4).
    private Optional<ArcResult.Fail> addAuthenticationResults(HeaderField field) {
        String instance = InstanceTag.ofAuthenticationResults(field.value()).orElse("");
        return instance(field, instance, new SignatureTags(TagList.empty()), found -> {
            boolean first = found.authenticationResults.isEmpty();
            found.authenticationResults = Optional.of(field);
            return first;
        });
    }

    private interface Place {
        /// Puts the field into its place; false when another one has it.
        boolean putIn(Parts found);
    }

    private Optional<ArcResult.Fail> instance(HeaderField field, String text, SignatureTags tags, Place place) {
        Optional<Integer> instance = InstanceTag.number(text);
        if (instance.isEmpty()) {
            return Optional.of(new ArcResult.Fail(
                    ArcResult.FailReason.INSTANCE, 0, field.name() + " has no instance (i=) from 1 to " + MOST_SETS));
        }
        Optional<DkimResult> problem = tags.problem();
        if (problem.isPresent()) {
            return Optional.of(syntax(field, instance.get(), problem.get().detail()));
        }
        return place.putIn(parts.computeIfAbsent(instance.get(), _ -> new Parts()))
                ? Optional.empty()
                : Optional.of(new ArcResult.Fail(
                        ArcResult.FailReason.INCOMPLETE_SET,
                        instance.get(),
                        "set " + instance.get() + " has " + field.name() + " twice"));
    }

    private static ArcResult.Fail syntax(HeaderField field, int instance, String detail) {
        return new ArcResult.Fail(ArcResult.FailReason.SYNTAX, instance, "in " + field.name() + ", " + detail);
    }

    private static Broken broken(ArcResult.FailReason reason, int instance, String detail) {
        return new Broken(new ArcResult.Fail(reason, instance, detail));
    }
}
