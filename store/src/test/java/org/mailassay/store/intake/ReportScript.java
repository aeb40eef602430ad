package org.mailassay.store.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.analysis.report.failure.FailedMessage;
import org.mailassay.analysis.report.failure.FailureReportReader;
import org.mailassay.analysis.report.tls.TlsReport;

/// A message for tests, one line for each thing that a reader would find in it:
///
/// ```
/// report receiver.example r-1 example.com 2026-03-01T00:00:00Z 2026-03-02T00:00:00Z
/// row 192.0.2.1 5 none spf dkim
/// row 192.0.2.2 7 reject
/// broken
/// failure
/// tls
/// refused
/// ```
///
/// `broken` ends the report before it as one that breaks off.
public final class ReportScript {
    private ReportScript() {}

    public static Octets octets(String script) {
        return Octets.of(script.getBytes(StandardCharsets.UTF_8));
    }

    public static void read(Octets octets, ReportSink sink) {
        Optional<ReportSink.AggregateSink> open = Optional.empty();
        int part = 0;
        for (String line :
                new String(octets.toByteArray(), StandardCharsets.UTF_8).lines().toList()) {
            List<String> words = List.of(line.split(" "));
            PartLocation location = new PartLocation(part, 0, "part-" + part);
            if (words.getFirst().equals("row")) {
                open.orElseThrow().rows(List.of(row(words)));
                continue;
            }
            if (words.getFirst().equals("broken")) {
                open.orElseThrow().refused(new Refusal(RefusalReason.TRUNCATED_XML, "line 3, column 7"));
                open = Optional.empty();
                continue;
            }
            open.ifPresent(ReportSink.AggregateSink::complete);
            open = Optional.empty();
            part++;
            switch (words.getFirst()) {
                case "report" -> open = Optional.of(sink.aggregate(location, header(words)));
                case "failure" ->
                    sink.failure(
                            location,
                            FailureReportReader.read(octets("Feedback-Type: auth-failure\n"), FailedMessage.none()));
                case "tls" -> sink.tls(location, tls());
                case "refused" -> sink.refused(location, new Refusal(RefusalReason.NOT_A_REPORT, "nothing here"));
                default -> throw new IllegalArgumentException(line);
            }
        }
        open.ifPresent(ReportSink.AggregateSink::complete);
    }

    private static TlsReport tls() {
        Instant day = Instant.parse("2026-03-01T00:00:00Z");
        return new TlsReport("Receiver", "", "t-1", day, day, List.of(), List.of());
    }

    private static AggregateHeader header(List<String> words) {
        return new AggregateHeader(
                "1.0",
                "",
                words.get(1),
                "reports@" + words.get(1),
                "",
                "",
                words.get(2),
                Instant.parse(words.get(4)),
                Instant.parse(words.get(5)),
                List.of("some error"),
                new AggregateHeader.PublishedPolicy(
                        words.get(3), "r", "s", "quarantine", "", "reject", Optional.of(50), "1", "", ""),
                List.of());
    }

    private static AggregateRow row(List<String> words) {
        List<String> passes = words.subList(4, words.size());
        List<AggregateRow.DkimAuthResult> dkim = new ArrayList<>();
        dkim.add(new AggregateRow.DkimAuthResult("example.com", "s1", passes.contains("dkim") ? "pass" : "fail", ""));
        try {
            return new AggregateRow(
                    InetAddress.getByName(words.get(1)),
                    Long.parseLong(words.get(2)),
                    AggregateRow.Disposition.valueOf(words.get(3).toUpperCase(Locale.ROOT)),
                    passes.contains("dkim"),
                    passes.contains("spf"),
                    List.of(new AggregateRow.OverrideReason("forwarded", "a \"list\"\\ \u0000 \ud800")),
                    "example.com",
                    "bounce.example.com",
                    "receiver.example",
                    dkim,
                    List.of(new AggregateRow.SpfAuthResult("example.com", "mfrom", "pass", "")),
                    List.of());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(words.toString(), e);
        }
    }
}
