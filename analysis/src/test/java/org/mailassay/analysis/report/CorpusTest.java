package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;
import org.mailassay.analysis.testing.SharedFolder;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// 1,554 reports of 287 reporters: what is read from them equals what an independent XML tool counts in them.
class CorpusTest {
    @TempDir
    Path folder;

    @Test
    void totalsEqualAnIndependentCount() throws Exception {
        List<Path> files = unpack(SharedFolder.require("corpora/dmarc-aggregate.tar.xz"));
        ReportReader reader = new ReportReader(ReportLimits.DEFAULT);
        Totals read = new Totals();
        Totals counted = new Totals();
        DocumentBuilder parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        parser.setErrorHandler(new DefaultHandler());
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        List<Path> malformed = new ArrayList<>();
        for (Path file : files) {
            byte[] octets = Files.readAllBytes(file);
            try {
                count(counted, xpath, parser.parse(new ByteArrayInputStream(octets)));
            } catch (SAXException notWellFormed) {
                malformed.add(file);
                assertThat(Outline.of(octets))
                        .as(file.toString())
                        .singleElement()
                        .asString()
                        .contains("refused");
                continue;
            }
            reader.read(Octets.of(octets), read);
        }
        System.out.printf("corpus: %d files, %d not well-formed, %s%n", files.size(), malformed.size(), read);
        assertThat(read.refusals).isEmpty();
        assertThat(read).hasToString(counted.toString());
        assertThat(files.size() - malformed.size()).isEqualTo(read.reports).isGreaterThan(1500);
    }

    private static void count(Totals totals, XPath xpath, Document document) throws XPathExpressionException {
        totals.reports += number(xpath, document, "count(//*[local-name() = 'feedback'])");
        totals.records += number(xpath, document, "count(//*[local-name() = 'record'])");
        totals.messages += number(xpath, document, "sum(//*[local-name() = 'row']/*[local-name() = 'count'])");
        totals.none += messages(xpath, document, "disposition", "none");
        totals.quarantined += messages(xpath, document, "disposition", "quarantine");
        totals.rejected += messages(xpath, document, "disposition", "reject");
        totals.dkimPass += messages(xpath, document, "dkim", "pass");
        totals.spfPass += messages(xpath, document, "spf", "pass");
        totals.dkimResults +=
                number(xpath, document, "count(//*[local-name() = 'auth_results']/*[local-name() = 'dkim'])");
        totals.spfResults +=
                number(xpath, document, "count(//*[local-name() = 'auth_results']/*[local-name() = 'spf'])");
    }

    /// The messages of the rows in which an element has a value.
    private static long messages(XPath xpath, Document document, String element, String value)
            throws XPathExpressionException {
        return number(
                xpath,
                document,
                "sum(//*[local-name() = 'row'][*/*[local-name() = '%s'] = '%s']/*[local-name() = 'count'])"
                        .formatted(element, value));
    }

    private static long number(XPath xpath, Document document, String expression) throws XPathExpressionException {
        return ((Double) xpath.evaluate(expression, document, XPathConstants.NUMBER)).longValue();
    }

    private List<Path> unpack(Path archive) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "-xJf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        if (!tar.waitFor(1, TimeUnit.MINUTES) || tar.exitValue() != 0) {
            fail("tar could not unpack " + archive);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// What is counted, by either way.
    private static final class Totals implements ReportSink {
        private final List<String> refusals = new ArrayList<>();
        private long reports;
        private long records;
        private long messages;
        private long none;
        private long quarantined;
        private long rejected;
        private long dkimPass;
        private long spfPass;
        private long dkimResults;
        private long spfResults;

        @Override
        public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
            return new AggregateSink() {
                @Override
                public void rows(List<AggregateRow> rows) {
                    rows.forEach(Totals.this::add);
                }

                @Override
                public void complete() {
                    reports++;
                }

                @Override
                public void refused(Refusal refusal) {
                    refusals.add(header.reportId() + ": " + refusal);
                }
            };
        }

        @Override
        public void failure(PartLocation location, FailureReport report) {
            refusals.add("taken for a failure report");
        }

        @Override
        public void tls(PartLocation location, TlsReport report) {
            refusals.add("taken for a TLS report");
        }

        @Override
        public void refused(PartLocation location, Refusal refusal) {
            refusals.add(refusal.toString());
        }

        @Override
        public String toString() {
            return "%d reports, %d records, %d messages: %d none, %d quarantined, %d rejected, %d pass DKIM, %d pass SPF; %d DKIM and %d SPF results"
                    .formatted(
                            reports,
                            records,
                            messages,
                            none,
                            quarantined,
                            rejected,
                            dkimPass,
                            spfPass,
                            dkimResults,
                            spfResults);
        }

        private void add(AggregateRow row) {
            records++;
            messages += row.count();
            switch (row.disposition()) {
                case NONE, PASS -> none += row.count();
                case QUARANTINE -> quarantined += row.count();
                case REJECT -> rejected += row.count();
            }
            dkimPass += row.dkim() ? row.count() : 0;
            spfPass += row.spf() ? row.count() : 0;
            dkimResults += row.dkimResults().size();
            spfResults += row.spfResults().size();
        }
    }
}
