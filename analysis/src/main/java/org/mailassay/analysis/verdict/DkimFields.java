package org.mailassay.analysis.verdict;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimSignature;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.KeyFacts;
import org.mailassay.analysis.dkim.SignedContent;
import org.mailassay.analysis.dkim.TagList;
import org.mailassay.analysis.dmarc.Alignment;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier;

/// The verdict on one signature as names and values.
final class DkimFields {
    private DkimFields() {}

    static SequencedMap<String, Object> of(DkimVerdict verdict, List<Alignment> alignments) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        DkimResult result = verdict.result();
        fields.put("result", result.word());
        fields.put("reason", reason(result));
        fields.put("detail", result.detail());
        TagList tags = verdict.tags();
        fields.put("domain", text(tags.value("d")));
        fields.put(
                "aligned",
                aligned(verdict, alignments).<Object>map(known -> known).orElse(Optional.empty()));
        fields.put("selector", text(tags.value("s")));
        fields.put("identity", text(tags.value("i")));
        fields.put("algorithm", text(tags.value("a")));
        verdict.signature().ifPresent(signature -> putSignature(fields, signature));
        if (result instanceof DkimResult.Pass(long unsignedOctets)) {
            fields.put("unsigned_octets", unsignedOctets);
        }
        if (result instanceof DkimResult.Fail fail) {
            fields.put("changed_fields", fail.changedFields());
        }
        verdict.key().ifPresent(key -> fields.put("key", key(key)));
        return fields;
    }

    /// Whether its domain is that of the author or belongs to it (RFC 9989, section 4.4); empty when that is not known.
    private static Optional<Boolean> aligned(DkimVerdict verdict, List<Alignment> alignments) {
        return alignments.stream()
                .filter(each -> each.identifier().mechanism() == AuthenticatedIdentifier.Mechanism.DKIM
                        && each.identifier().domain().text().equals(verdict.domain()))
                .flatMap(each -> switch (each.state()) {
                    case Alignment.Aligned _ -> Stream.of(true);
                    case Alignment.NotAligned _ -> Stream.of(false);
                    case Alignment.Unknown _ -> Stream.<Boolean>empty();
                })
                .findFirst();
    }

    private static void putSignature(SequencedMap<String, Object> fields, DkimSignature signature) {
        SignedContent content = signature.made().content();
        fields.put("identity", text(signature.identity().toString()));
        fields.put(
                "canonicalization",
                content.headerCanonicalization().tag() + "/"
                        + content.bodyCanonicalization().tag());
        fields.put("signed_fields", content.fieldNames());
        fields.put("body_length", content.hasBodyLength() ? String.valueOf(content.bodyLength()) : "");
        fields.put(
                "signed_at", signature.made().signedAt().map(DkimFields::time).orElse(""));
        fields.put("expires", signature.made().expires().map(DkimFields::time).orElse(""));
    }

    private static SequencedMap<String, Object> key(KeyFacts key) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", key.name().text());
        fields.put("type", key.type().tag());
        fields.put("bits", key.bits());
        fields.put("testing", key.testing());
        fields.put("dnssec", key.security().name().toLowerCase(Locale.ROOT));
        return fields;
    }

    /// The reason's name for programs; empty for a pass.
    private static String reason(DkimResult result) {
        String name = switch (result) {
            case DkimResult.Pass _ -> "";
            case DkimResult.Fail fail -> fail.reason().name();
            case DkimResult.Neutral neutral -> neutral.reason().name();
            case DkimResult.Policy policy -> names(policy.reasons());
            case DkimResult.TempError error -> error.cause().name();
            case DkimResult.PermError error -> error.reason().name();
        };
        return name.toLowerCase(Locale.ROOT);
    }

    private static String names(List<DkimResult.PolicyReason> reasons) {
        return reasons.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static String time(Instant time) {
        return time.equals(Instant.MAX) ? "never" : time.toString();
    }

    /// Tags are one char for each octet; those that may hold text hold it in UTF-8 (RFC 8616, section 5).
    private static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
