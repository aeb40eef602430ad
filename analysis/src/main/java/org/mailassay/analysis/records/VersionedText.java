package org.mailassay.analysis.records;

import java.util.Locale;
import java.util.function.Function;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.transport.TransportRecordFault;
import org.mailassay.analysis.transport.VersionedRecord;

/// What MTA-STS and TLS reporting have in common: one record at a name, known by how it begins.
final class VersionedText {
    private VersionedText() {}

    static <D extends Details> Judgement<D> judge(
            String name, VersionedRecord lookup, String version, Function<String, Judgement<D>> one) {
        return switch (lookup) {
            case VersionedRecord.One found -> one.apply(found.text());
            case VersionedRecord.Several several ->
                Judgement.invalid(
                        name,
                        String.join("\n", several.texts()),
                        Fault.of(
                                TransportRecordFault.SEVERAL_RECORDS, "More than one record means that none applies."));
            case VersionedRecord.None none ->
                none.others().stream()
                        .filter(text -> resembles(text, version))
                        .findFirst()
                        .map(text -> Judgement.<D>invalid(
                                name,
                                text,
                                new Fault(
                                        TransportRecordFault.BAD_VERSION,
                                        "The record must begin with \"" + version + ";\", in this very spelling.",
                                        0,
                                        "v")))
                        .orElseGet(() -> Judgement.missing(name));
            case VersionedRecord.Unknown unknown -> Judgement.unknown(name, LookupFault.of(unknown.failure()));
        };
    }

    /// Whether a text is probably meant to be the record: it holds the version in some spelling.
    private static boolean resembles(String text, String version) {
        String value = version.substring(version.indexOf('=') + 1).toLowerCase(Locale.ROOT);
        String beginning = text.substring(0, Math.min(text.length(), 64)).toLowerCase(Locale.ROOT);
        return beginning.contains(value);
    }
}
