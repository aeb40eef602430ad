package org.mailassay.api.dmarc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.api.export.Table;

/// The columns of a report's records.
///
/// @param place of the record within its report, from 0
record RowTable(int place, AggregateRow row) {
    static final Table<RowTable> TABLE = Table.<RowTable>named("rows")
            .text("source_ip", each -> IpAddressText.format(each.row.sourceIp()))
            .number("count", each -> each.row.count())
            .text("disposition", each -> each.row.disposition().name().toLowerCase(Locale.ROOT))
            .text("dmarc", each -> word(each.row.dmarcPass()))
            .text("dkim", each -> word(each.row.dkim()))
            .text("spf", each -> word(each.row.spf()))
            .text("header_from", each -> each.row.headerFrom())
            .text("envelope_from", each -> each.row.envelopeFrom())
            .text("envelope_to", each -> each.row.envelopeTo())
            .texts("reasons", RowTable::reasons)
            .texts("dkim_results", RowTable::dkimResults)
            .texts("spf_results", RowTable::spfResults);

    /// @param from place of the first
    static List<RowTable> rows(int from, List<AggregateRow> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new RowTable(from + i, rows.get(i)))
                .toList();
    }

    private static List<String> reasons(RowTable each) {
        return each.row.reasons().stream()
                .map(reason -> words(reason.type(), reason.comment()))
                .toList();
    }

    /// `pass example.com s1`
    private static List<String> dkimResults(RowTable each) {
        return each.row.dkimResults().stream()
                .map(result -> words(result.result(), result.domain(), result.selector()))
                .toList();
    }

    /// `pass example.com mfrom`
    private static List<String> spfResults(RowTable each) {
        return each.row.spfResults().stream()
                .map(result -> words(result.result(), result.domain(), result.scope()))
                .toList();
    }

    private static String words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String word(boolean pass) {
        return pass ? "pass" : "fail";
    }
}
