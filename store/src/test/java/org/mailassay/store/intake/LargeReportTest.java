package org.mailassay.store.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.report.Adoption;
import org.mailassay.store.report.ReportStore;
import org.mailassay.store.testing.TestDatabase;
import org.mailassay.store.testing.TestSealing;

/// The largest report that is read: 200,000 records, over 60 MB of XML.
class LargeReportTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final int RECORDS = 200_000;

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);

    @Test
    void takesLittleMemoryAndIsAdoptedWhole() throws IOException {
        long account = fixture.account("large@example.org");
        Arrival arrival = arrival(account);
        ReportReader reader = new ReportReader(ReportLimits.DEFAULT);

        ReadMessage message = new ReadMessage(arrival, 1, () -> 1, TestSealing.KEY);
        reader.read(arrival.message().octets(), message);
        assertThat(message.retained() - arrival.message().octets().length())
                .as("octets kept until it is stored")
                .isLessThan(24 << 20);

        ReportIntake intake = new ReportIntake(
                DATABASE.database(), new RawMessageStore(DATABASE.database()), reader, TestSealing.KEY);
        assertThat(intake.take(arrival))
                .isInstanceOfSatisfying(
                        IntakeResult.Taken.class,
                        taken -> assertThat(taken.outcomes()).singleElement().isInstanceOf(Outcome.Stored.class));
        assertThat(DATABASE.number("select count(*) from report_rows")).isEqualTo(RECORDS);

        pagesCostWhatTheyGive(account);

        long domain = fixture.domain(account, "example.com", true);
        DATABASE.database().inTransaction(transaction -> Adoption.adopt(transaction, account, domain, "example.com"));
        assertThat(DATABASE.number("select sum(messages) from daily_totals")).isEqualTo(2L * RECORDS);
        assertThat(DATABASE.number("select sum(messages) from daily_sources")).isEqualTo(2L * RECORDS);
        assertThat(DATABASE.number("select sum(messages) from weekly_sources")).isEqualTo(2L * RECORDS);
        assertThat(DATABASE.number("select count(distinct source_ip) from daily_sources"))
                .isEqualTo(RECORDS);
    }

    /// Whatever the place in the report, and no row is passed over to come there.
    private static void pagesCostWhatTheyGive(long account) {
        long report = DATABASE.number("select id from reports");
        List<AggregateRow> page = new ReportStore(DATABASE.database()).rows(account, report, 150_000, 1_000);
        assertThat(page).hasSize(1_000);
        assertThat(page.getFirst().dkimResults().getFirst().selector()).isEqualTo("s150000");
        String plan = DATABASE.text("explain (analyze, format json) "
                + SqlFiles.read(ReportStore.class, "rows")
                        .replace(":account_id", Long.toString(account))
                        .replace(":id", Long.toString(report))
                        .replace(":from", "150100")
                        .replace(":to", "151100"));
        assertThat(Pattern.compile("\"(?:Actual Rows|Rows Removed by [^\"]+)\": (\\d+)")
                        .matcher(plan)
                        .results()
                        .map(match -> Long.valueOf(match.group(1))))
                .isNotEmpty()
                .allMatch(rows -> rows <= 2_000);
    }

    private static Arrival arrival(long account) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream xml = new GZIPOutputStream(file)) {
            write(xml, """
                    <?xml version="1.0"?><feedback><report_metadata><org_name>receiver.example</org_name>
                    <email>dmarc@receiver.example</email><report_id>large</report_id>
                    <date_range><begin>1772366400</begin><end>1772452800</end></date_range></report_metadata>
                    <policy_published><domain>example.com</domain><p>none</p></policy_published>
                    """);
            for (int i = 0; i < RECORDS; i++) {
                write(xml, """
                        <record><row><source_ip>10.%d.%d.%d</source_ip><count>2</count><policy_evaluated>
                        <dkim>pass</dkim><spf>fail</spf></policy_evaluated></row><identifiers>
                        <header_from>example.com</header_from></identifiers><auth_results><dkim><domain>example.com</domain>
                        <selector>s%d</selector><result>pass</result></dkim></auth_results></record>""".formatted(i >> 16, i >> 8 & 255, i & 255, i));
            }
            write(xml, "</feedback>");
        }
        ReceivedMessage message = new ReceivedMessage(
                "large",
                Octets.of(file.toByteArray()),
                new Envelope("", List.of()),
                new Connection.Unknown(),
                IntakeFixture.RECEIVED);
        return new Arrival(account, message, OptionalLong.empty(), Authentication.UNVERIFIED);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
