package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.api.testing.RawHttp;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.api.testing.TestReports.Row;
import org.mailassay.store.account.Account;

/// Lists as files.
class ExportsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String BASE = "/api/dmarc/v1";
    private static final String COUNTS =
            "total_messages,spf_pass,spf_fail,dkim_pass,dkim_fail,dmarc_pass,dmarc_fail,none," + "quarantined,rejected";
    private static final Instant DAY = Instant.parse("2026-04-29T00:00:00Z");
    private static final int MANY = 2_345;

    private static String key = "";
    private static String domain = "";
    private static String report = "";

    @BeforeAll
    static void takeReportsIn() {
        Account account = API.account("exports@example.com");
        key = API.key(account);
        domain = BASE + "/domains/"
                + API.post(BASE + "/domains", key, "{\"domain\": \"example.com\"}")
                        .at("data.id");
        API.post(domain + "/activate", key);
        TestReports reports = new TestReports(API.database());
        List<Row> rows = IntStream.range(0, MANY)
                .mapToObj(i -> new Row("2001:db8::" + Integer.toHexString(i + 1), i + 1, "none", true, i % 2 == 0))
                .toList();
        reports.mail(account, xml("=1+1", "a,\"b\"", "example.com", rows));
        reports.mail(account, xml("unassigned.example", "r2", "nobody.example", rows.subList(0, 1)));
        String failure = TestReports.FAILURE.replace("failed.example", "example.com");
        reports.take(account, failure);
        reports.take(account, failure.replace("For jane.doe", "=cmd()").replace("10:00:00", "11:00:00"));
        reports.take(account, TestReports.TLS.replace("tls.example", "example.com"));
        report = BASE + "/reports/" + API.get(BASE + "/reports", key).at("data.0.id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /domains/ID/stats?from=2026-04-29&to=2026-04-29   | 1    | date,COUNTS
            /domains/ID/sources?from=2026-04-29&to=2026-04-29 | 2345 | sender_domain,service,category,ip,ptr,country,asn,as_name,COUNTS,first_seen,last_seen
            /reports                                          | 1    | id,domain_id,domain,org_name,report_id,begin,end,received_at,authenticated,record_count,COUNTS
            /reports?org_name=nobody                          | 0    | id,domain_id,domain,org_name,report_id,begin,end,received_at,authenticated,record_count,COUNTS
            /reports/unassigned?limit=1&range=30d             | 1    | id,domain_id,domain,org_name,report_id,begin,end,received_at,authenticated,record_count,COUNTS
            /reports/ID/rows                                  | 2345 | source_ip,count,disposition,dmarc,dkim,spf,header_from,envelope_from,envelope_to,reasons,dkim_results,spf_results
            /failure_reports?from=2026-04-29&to=2026-04-29    | 2    | id,domain_id,domain,arrived_at,received_at,authenticated,form,reporter,source_ip,source_name,ptr,service,auth_failure,identity_alignment,delivery_result,incidents,from,subject
            /failure_reports?source_ip=192.0.2.1              | 0    | id,domain_id,domain,arrived_at,received_at,authenticated,form,reporter,source_ip,source_name,ptr,service,auth_failure,identity_alignment,delivery_result,incidents,from,subject
            /tls_reports                                      | 1    | id,domain_id,domain,org_name,report_id,begin,end,received_at,authenticated,successful_sessions,failed_sessions,failure_details
            /tls_reports?org_name=nobody                      | 0    | id,domain_id,domain,org_name,report_id,begin,end,received_at,authenticated,successful_sessions,failed_sessions,failure_details
            /domains/ID/tls?from=2026-04-27&to=2026-04-29     | 3    | date,reports,successful_sessions,failed_sessions
            /intake                                           | 5    | id,received_at,envelope_from,client_ip,size,authenticated,authentication_results,fate,reason,detail,outcomes
            /intake?fate=refused                              | 0    | id,received_at,envelope_from,client_ip,size,authenticated,authentication_results,fate,reason,detail,outcomes
            """)
    void aListIsAFileWithFixedColumns(String path, int rows, String header) {
        String[] parts = path.replace("/domains/ID", domain.substring(BASE.length()))
                .replace("/reports/ID", report.substring(BASE.length()))
                .split("\\?", 2);
        String query = parts.length > 1 ? "?" + parts[1] : "";
        Reply csv = API.get(BASE + parts[0] + ".csv" + query, key);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv; charset=utf-8; header=present");
        assertThat(csv.header("Content-Disposition")).matches("attachment; filename=\"[a-z-]+\\.csv\"");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).hasSize(rows + 1).doesNotHaveDuplicates();
        assertThat(lines.getFirst()).isEqualTo(header.replace("COUNTS", COUNTS));
        assertThat(csv.body().replace("\r\n", "")).doesNotContain("\n");

        Reply json = API.get(BASE + parts[0] + ".ndjson" + query, key);
        assertThat(json.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(json.body().lines())
                .hasSize(rows)
                .allMatch(line -> line.startsWith("{\"" + header.split(",", 2)[0] + "\":"));
        // A report's own path shows it with its records.
        String list = parts[0].replace("/rows", "");
        assertThat(asked(BASE + list + query, "text/html, text/csv;q=0.9, application/json;q=0.5")
                        .body())
                .isEqualTo(csv.body());
        assertThat(asked(BASE + list + query, "application/x-ndjson").body()).isEqualTo(json.body());
        assertThat(asked(BASE + list + query, "application/json, text/csv;q=0.5")
                        .body())
                .startsWith("{\"data\":");
    }

    @Test
    void whatStrangersWroteIsNoFormula() {
        assertThat(API.get(BASE + "/reports.csv", key).body()).contains(",'=1+1,\"a,\"\"b\"\"\",2026-04-29T00:00:00Z,");
        assertThat(API.get(BASE + "/reports.ndjson", key).body())
                .contains("\"org_name\":\"=1+1\",\"report_id\":\"a,\\\"b\\\"\"");
        List<String> rows = API.get(report + "/rows.csv", key).body().lines().toList();
        assertThat(rows.get(2))
                .isEqualTo("2001:db8::2,2,none,pass,pass,fail,example.com,,,,pass example.com s1,fail example.com");
        assertThat(rows.getLast()).startsWith("2001:db8::929,2345,");
    }

    @Test
    void whatFailedIsAFileWithoutThePeople() {
        List<String> failures =
                API.get(BASE + "/failure_reports.csv", key).body().lines().toList();
        assertThat(failures.get(1))
                .contains(
                        "2026-04-29T11:00:00Z",
                        ",arf,Reporter/1.0,198.51.100.7,out.example.com,",
                        ",dmarc,",
                        ",reject,1,")
                .endsWith(",'=cmd()");
        assertThat(failures.get(2)).contains("2026-04-29T10:00:00Z").doesNotContain("jane.doe");
        assertThat(API.get(BASE + "/tls_reports.csv", key).body())
                .contains(",example.com,Receiver Example,t-1,2026-04-28T00:00:00Z,2026-04-28T23:59:59Z,")
                .endsWith(",90,10,2\r\n");
        assertThat(API.get(domain + "/tls.ndjson?from=2026-04-28&to=2026-04-28", key)
                        .body())
                .isEqualTo(
                        "{\"date\":\"2026-04-28\",\"reports\":1,\"successful_sessions\":90,\"failed_sessions\":10}\n");
    }

    @Test
    void othersGetNothing() {
        String stranger = API.key(API.account("stranger@example.com"));
        assertThat(API.get(domain + "/stats.csv", stranger).status()).isEqualTo(404);
        assertThat(API.get(report + "/rows.csv", stranger).status()).isEqualTo(404);
        assertThat(API.get(domain + "/tls.csv", stranger).status()).isEqualTo(404);
        assertThat(API.get(BASE + "/tls_reports.csv", stranger).body().lines()).hasSize(1);
        assertThat(API.get(BASE + "/failure_reports.ndjson", stranger).body()).isEmpty();
        assertThat(API.get(BASE + "/reports.csv", stranger).body().lines()).hasSize(1);
        assertThat(API.get(BASE + "/reports.ndjson", stranger).body()).isEmpty();
        assertThat(API.get(BASE + "/reports.csv", "").status()).isEqualTo(401);
        assertThat(API.get(BASE + "/reports.pdf", key).status()).isEqualTo(404);
        assertThat(API.get(BASE + "/reports.csv?source_ip=nobody", key).status())
                .isEqualTo(400);
        Reply head =
                API.send(API.request(BASE + "/reports.csv", key).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("X-RateLimit-Limit")).isEqualTo("1000000");
    }

    @Test
    void scansAreAFileToo() {
        Account account = API.account("scans-exported@example.com");
        String own = API.key(account);
        for (int i = 0; i < 3; i++) {
            API.post("/api/audit/v1/scans", own, "{}");
        }
        assertThat(API.get("/api/audit/v1/auth/me/scans.csv?status=all", own)
                        .body()
                        .lines())
                .hasSize(4)
                .first()
                .isEqualTo(
                        "scan_id,status,overall_score,from_header,sender_domain,subject,spam_score,created_at,received_at,"
                                + "processed_at,seed_address,failure_reason");
        assertThat(API.get("/api/audit/v1/auth/me/scans.csv", own).body().lines())
                .hasSize(1);
    }

    /// The client is slow, so most of it is not written yet when the database goes.
    @Test
    void whatBreaksOffLooksBroken() throws IOException {
        Account account = API.account("broken@example.com");
        API.testDatabase().execute("""
                insert into intake (account_id, mail_name, raw_message_id, received_at, size, authenticated, fate, reason,
                    detail, outcomes)
                select %d, 'mail-' || n, 0, now(), 1, 'pass', 'refused', 'not_a_report', repeat('x', 1000), '[]'
                from generate_series(1, 30000) as n
                """.formatted(account.id()));
        String request = "GET " + BASE + "/intake.csv HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + API.key(account) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), API.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream stream = socket.getInputStream();
            byte[] first = stream.readNBytes(100_000);
            assertThat(new String(first, StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("chunked");
            API.testDatabase().execute("alter table intake rename to hidden");
            try {
                String rest = RawHttp.readAll(stream);
                assertThat(rest).isNotEmpty().doesNotEndWith("0\r\n\r\n").doesNotContain("HTTP/1.1");
            } finally {
                API.testDatabase().execute("alter table hidden rename to intake");
            }
        }
    }

    private static Reply asked(String path, String accept) {
        return API.send(API.request(path, key).header("Accept", accept).GET());
    }

    private static String xml(String orgName, String reportId, String policyDomain, List<Row> rows) {
        return TestReports.xml(orgName, reportId, policyDomain, DAY, DAY.plusSeconds(86_399), rows);
    }
}
