package org.mailassay.store.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.analysis.report.failure.FailedMessage;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.failure.FailureReportReader;
import org.mailassay.analysis.report.tls.FailureType;
import org.mailassay.analysis.report.tls.TlsReport;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;

/// A message for tests, one line for each thing that a reader would find in it:
///
/// ```
/// report receiver.example r-1 example.com 2026-03-01T00:00:00Z 2026-03-02T00:00:00Z
/// row 192.0.2.1 5 none spf dkim
/// row 192.0.2.2 7 reject
/// broken
/// failure example.com 192.0.2.1 jane.doe@people.example 2026-03-01T10:00:00Z
/// tls Receiver t-1 2026-03-01T00:00:00Z 2026-03-01T23:59:59Z example.com,sts,90,10 validation-failure,mx1,192.0.2.9,10
/// refused ```
///
/// `broken` ends the report before it as one that breaks off. A TLS report has policies and, with four words between
/// commas as well but beginning with a result type, failures of the policy before; without any words it has no policy.
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
                case "failure" -> sink.failure(location, failure(words));
                case "tls" -> sink.tls(location, tls(words));
                case "refused" -> sink.refused(location, new Refusal(RefusalReason.NOT_A_REPORT, "nothing here"));
                default -> throw new IllegalArgumentException(line);
            }
        }
        open.ifPresent(ReportSink.AggregateSink::complete);
    }

    private static FailureReport failure(List<String> words) {
        if (words.size() == 1) {
            return FailureReportReader.read(octets("Feedback-Type: auth-failure\n"), FailedMessage.none());
        }
        String part = """
                Feedback-Type: auth-failure
                User-Agent: Reporter/1.0
                Auth-Failure: dmarc
                Original-Mail-From: <bounce-%3$s>
                Original-Rcpt-To: <%3$s>
                Reported-Domain: %1$s
                Source-IP: %2$s
                Arrival-Date: %4$s
                Delivery-Result: reject
                """.formatted(
                        words.get(1),
                        words.get(2),
                        words.get(3),
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.parse(words.get(4)).atOffset(ZoneOffset.UTC)));
        String message = """
                From: "The Sender" <news@%1$s>
                To: "Jane Doe" <%2$s>
                Subject: For %2$s
                Message-ID: <m1@%1$s>

                A word for nobody else: xyzzy.
                """.formatted(words.get(1), words.get(3));
        return FailureReportReader.read(octets(part), FailedMessage.of(octets(message)));
    }

    private static TlsReport tls(List<String> words) {
        if (words.size() == 1) {
            Instant day = Instant.parse("2026-03-01T00:00:00Z");
            return new TlsReport("Receiver", "", "t-1", day, day, List.of(), List.of());
        }
        List<AppliedPolicy> policies = new ArrayList<>();
        for (String word : words.subList(5, words.size())) {
            List<String> parts = List.of(word.split(","));
            if (FailureType.named(parts.getFirst()).isPresent()) {
                policies.add(with(policies.removeLast(), failure(parts.toArray(String[]::new))));
            } else {
                policies.add(new AppliedPolicy(
                        parts.get(1),
                        List.of("version: STSv1"),
                        parts.get(0),
                        List.of("mx1"),
                        Long.parseLong(parts.get(2)),
                        Long.parseLong(parts.get(3)),
                        List.of()));
            }
        }
        return new TlsReport(
                words.get(1),
                "tls@receiver.example",
                words.get(2),
                Instant.parse(words.get(3)),
                Instant.parse(words.get(4)),
                policies,
                List.of(new Oddity("policies/policy/policy-type", "odd")));
    }

    private static TlsReport.Failure failure(String... parts) {
        return new TlsReport.Failure(
                parts[0],
                Optional.of(InetAddress.ofLiteral(parts[2])),
                parts[1],
                "helo.example",
                Optional.empty(),
                Long.parseLong(parts[3]),
                "",
                "reason");
    }

    private static AppliedPolicy with(AppliedPolicy policy, TlsReport.Failure failure) {
        List<TlsReport.Failure> failures = new ArrayList<>(policy.failures());
        failures.add(failure);
        return new AppliedPolicy(
                policy.type(),
                policy.lines(),
                policy.domain(),
                policy.mxHosts(),
                policy.successfulSessions(),
                policy.failedSessions(),
                failures);
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
