package org.mailassay.analysis.spf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.IpAddressText;

/// A check as names and values, for JSON: texts, numbers, truth values, lists and mappings of these.
public final class SpfCheckFields {
    private SpfCheckFields() {}

    /// Everything about a check. Texts that do not apply are empty.
    public static SequencedMap<String, Object> of(SpfCheck check) {
        SpfRequest request = check.request();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("result", check.result().keyword());
        fields.put("identity", request.identity().keyword());
        fields.put("client_ip", IpAddressText.format(request.client()));
        fields.put("helo", request.helo());
        fields.put("sender", check.sender());
        fields.put("domain", check.domain());
        putReason(fields, check.result());
        fields.put("lookups", check.terms());
        fields.put("lookup_limit", SpfLimits.STANDARD.terms());
        fields.put("void_lookups", check.voidLookups());
        fields.put("void_lookup_limit", SpfLimits.STANDARD.voidLookups());
        fields.put("received_spf", ReceivedSpf.of(check));
        fields.put("trace", trace(check.trace()));
        return fields;
    }

    private static void putReason(SequencedMap<String, Object> fields, SpfResult result) {
        SpfMatch nothing = new SpfMatch("", "", 0);
        SpfMatch match = switch (result) {
            case SpfResult.Pass pass -> pass.match();
            case SpfResult.Fail fail -> fail.match();
            case SpfResult.SoftFail softFail -> softFail.match();
            case SpfResult.Neutral neutral -> neutral.match().orElse(nothing);
            case SpfResult.None none -> nothing;
            case SpfResult.TempError error -> nothing;
            case SpfResult.PermError error -> nothing;
        };
        fields.put("mechanism", match.directive());
        fields.put("mechanism_domain", match.domain());
        fields.put("problem", problem(result));
        fields.put("explanation", result instanceof SpfResult.Fail fail ? explanation(fail) : "");
    }

    private static String explanation(SpfResult.Fail fail) {
        return fail.explanation() instanceof SpfExplanation.Published published ? published.text() : "";
    }

    private static String problem(SpfResult result) {
        return switch (result) {
            case SpfResult.None none ->
                switch (none.absence()) {
                    case MALFORMED_DOMAIN -> "not a domain name of several labels";
                    case NO_SUCH_DOMAIN -> "the domain does not exist";
                    case NO_POLICY -> "the domain publishes no policy";
                };
            case SpfResult.TempError error -> error.error().description();
            case SpfResult.PermError error -> error.error().description();
            case SpfResult.Fail fail ->
                fail.explanation() instanceof SpfExplanation.Unusable unusable
                        ? "no explanation: " + unusable.reason()
                        : "";
            case SpfResult.Pass pass -> "";
            case SpfResult.SoftFail softFail -> "";
            case SpfResult.Neutral neutral -> "";
        };
    }

    private static SequencedMap<String, Object> trace(SpfTrace trace) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("domain", trace.domain());
        fields.put("record", trace.record());
        fields.put("result", trace.result().keyword());
        fields.put("lookups", lookups(trace.lookups()));
        fields.put("terms", trace.terms().stream().map(SpfCheckFields::term).toList());
        return fields;
    }

    private static SequencedMap<String, Object> term(SpfTraceTerm term) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("term", term.text());
        fields.put("offset", term.offset());
        fields.put("outcome", lowerCase(term.outcome()));
        fields.put("target", term.target());
        fields.put("lookups", lookups(term.lookups()));
        term.below().ifPresent(below -> fields.put("below", trace(below)));
        return fields;
    }

    private static List<SequencedMap<String, Object>> lookups(List<SpfLookup> lookups) {
        return lookups.stream().map(SpfCheckFields::lookup).toList();
    }

    private static SequencedMap<String, Object> lookup(SpfLookup lookup) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", lookup.question().name());
        fields.put("type", lookup.question().type().name());
        fields.put(
                "answer",
                switch (lookup.answer()) {
                    case DnsAnswer.Found found -> "found";
                    case DnsAnswer.NoData none -> "no_data";
                    case DnsAnswer.NoSuchName none -> "no_such_name";
                    case DnsAnswer.Failed failed -> lowerCase(failed.cause());
                });
        fields.put("void", lookup.isVoid());
        return fields;
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
