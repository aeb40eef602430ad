package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailassay.analysis.report.Samples.gzip;
import static org.mailassay.analysis.report.Samples.mail;
import static org.mailassay.analysis.report.Samples.octets;
import static org.mailassay.analysis.report.Samples.record;
import static org.mailassay.analysis.report.Samples.report;
import static org.mailassay.analysis.report.Samples.zip;

import org.junit.jupiter.api.Test;

/// Each limit, one below it and one above.
class LimitsTest {
    private static final ReportLimits DEFAULT = ReportLimits.DEFAULT;

    @Test
    void aMessageOfMoreOctetsIsRefused() {
        byte[] xml = octets(report("1"));
        ReportLimits exact = new ReportLimits(xml.length, DEFAULT.maximumUnpackedBytes(), 200, 512, 10, 16);
        ReportLimits less = new ReportLimits(xml.length - 1, DEFAULT.maximumUnpackedBytes(), 200, 512, 10, 16);

        assertThat(Outline.of(xml, exact)).containsExactly("0.0 aggregate 1 with 1");
        assertThat(Outline.of(xml, less)).containsExactly("0.0 refused too_large_message");
    }

    @Test
    void unpackingToMoreIsRefused() {
        String xml = report("1");
        ReportLimits exact = new ReportLimits(1 << 20, xml.length(), 200, 512, 10, 16);
        ReportLimits less = new ReportLimits(1 << 20, xml.length() - 1, 200, 512, 10, 16);

        assertThat(Outline.of(zip("a", xml), exact)).containsExactly("0.0 aggregate 1 with 1");
        assertThat(Outline.of(zip("a", xml), less)).containsExactly("0.0 refused too_large_unpacked");
        assertThat(Outline.of(zip("a", xml, "b", xml), exact))
                .as("all containers draw on one budget")
                .containsExactly("0.0 aggregate 1 with 1", "0.1 refused too_large_unpacked");
    }

    @Test
    void aRatioThatNoReportHasIsRefused() {
        byte[] bomb = gzip(report("1", record("192.0.2.1", 1) + " ".repeat(4 << 20)));

        assertThat(Outline.of(bomb)).containsExactly("0.0 aggregate 1 refused too_high_ratio");
        assertThat(Outline.of(gzip(report("1", record("192.0.2.1", 1) + " ".repeat(900_000)))))
                .as("short texts may pack to nothing")
                .containsExactly("0.0 aggregate 1 with 1");
    }

    @Test
    void moreArchiveEntriesAreRefused() {
        Object[] entries = new Object[2 * 513];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = "e" + i;
            entries[i + 1] = "x";
        }

        assertThat(Outline.of(zip(entries))).containsExactly("0.0 refused too_many_entries");
    }

    @Test
    void moreRecordsAreRefused() {
        ReportLimits ten = new ReportLimits(1 << 20, 1 << 20, 200, 512, 10, 16);

        assertThat(Outline.of(octets(report("1", record("192.0.2.1", 1).repeat(10))), ten))
                .containsExactly("0.0 aggregate 1 with 10");
        assertThat(Outline.of(octets(report("1", record("192.0.2.1", 1).repeat(11))), ten))
                .containsExactly("0.0 aggregate 1 refused too_many_records");
    }

    @Test
    void moreMessagesThanAnybodyCountsAreRefused() {
        String half = record("192.0.2.1", AggregateRow.MAXIMUM_COUNT / 2);

        assertThat(Outline.of(octets(report("1", half + half)))).containsExactly("0.0 aggregate 1 with 2");
        assertThat(Outline.of(octets(report("1", half + half + record("192.0.2.1", 1)))))
                .containsExactly("0.0 aggregate 1 refused bad_value");
    }

    @Test
    void deeperMimePartsAreRefused() {
        assertThat(Outline.of(nested(16))).containsExactly("0.0 aggregate 1 with 1");
        assertThat(Outline.of(nested(17))).containsExactly("0.0 refused too_deep");
    }

    @Test
    void deeperElementsAreRefused() {
        String deep = "<x>".repeat(70) + "</x>".repeat(70);

        assertThat(Outline.of(octets(report("1", deep)))).containsExactly("0.0 refused too_complex_xml");
    }

    @Test
    void longerTagsAreRefused() {
        assertThat(Outline.of(octets(report("1", "<x a='" + "y".repeat(8000) + "'/>"))))
                .containsExactly("0.0 aggregate 1 with 0");
        assertThat(Outline.of(octets(report("1", "<x a='" + "y".repeat(9000) + "'/>"))))
                .containsExactly("0.0 refused too_complex_xml");
        assertThat(Outline.of(octets(report("1", "<x" + "y".repeat(100_000) + "/>"))))
                .containsExactly("0.0 refused too_complex_xml");
    }

    @Test
    void longerValuesAreRefused() {
        String metadata = "</org_name><email>" + "e".repeat(70_000) + "</email>";

        assertThat(Outline.of(octets(report("1").replace("</org_name>", metadata))))
                .containsExactly("0.0 refused too_complex_xml");
    }

    @Test
    void longerIdentifiersAreRefused() {
        assertThat(Outline.of(octets(report("i".repeat(500)))))
                .singleElement()
                .asString()
                .doesNotContain("refused");
        assertThat(Outline.of(octets(report("i".repeat(501))))).containsExactly("0.0 refused bad_value");
    }

    @Test
    void moreResultsInARecordAreRefused() {
        String results = "<auth_results>" + "<spf><result>none</result></spf>".repeat(201) + "</auth_results>";
        String record = record("192.0.2.1", 1).replace("<auth_results/>", results);

        assertThat(Outline.of(octets(report("1", record)))).containsExactly("0.0 aggregate 1 refused too_complex_xml");
    }

    private static byte[] nested(int depth) {
        return mail("Content-Type: message/rfc822\n\n".repeat(depth) + "Subject: x\n\n" + report("1"));
    }
}
