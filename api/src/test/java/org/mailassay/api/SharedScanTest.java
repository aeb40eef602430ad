package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.account.Account;
import org.mailassay.store.scan.ScanKey;
import org.mailassay.store.scan.ScanRunKey;

class SharedScanTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String SCANS = "/api/audit/v1/scans";

    /// Every text tries to be more than text.
    private static final String RESULTS = """
            {"scan_id": "s1", "status": "completed",
             "scores": {"overall": 60, "spam": 1.2,
              "breakdown": [
               {"category": "authentication", "label": "Authentication<b>", "weight": 30, "earned": 40, "possible": 80, "percent": 50},
               {"category": "content", "label": "Content", "weight": 12, "earned": 0, "possible": 0, "percent": 0}],
              "caps": [{"cap": "dmarc_fail", "overall": 60, "reason": "the message fails DMARC<script>"}]},
             "findings": [
              {"id": "spf.result", "category": "authentication", "title": "SPF", "status": "pass", "points": 20,
               "max_points": 20, "gain": 0, "summary": "It passes.", "evidence": {}, "fix": null, "source": "RFC 7208"},
              {"id": "dkim.result", "category": "authentication", "title": "DKIM<script>alert(1)</script>", "status": "warn",
               "points": 10, "max_points": 20, "gain": 4, "summary": "a \\"quoted\\" <img src=x>", "source": ""},
              {"id": "dmarc.result", "category": "authentication", "title": "DMARC", "status": "fail", "points": 0,
               "max_points": 40, "gain": 20, "summary": "It fails.",
               "evidence": {"record": "v=DMARC1; p=none", "tried": ["_dmarc.example.com", 2, true, null, {"a": "b"}]},
               "fix": {"text": "Publish a policy.", "name": "_dmarc.example.com", "type": "TXT", "value": "v=DMARC1; p=reject"},
               "source": "RFC 9989"},
              {"id": "x.y", "category": "else\\"where", "title": "Else", "status": "\\"><x", "summary": "?"}]}
            """.replace("\n", " ").strip();

    private final TestScans scans = new TestScans(API);

    @Test
    void thePageShowsWhatToMendAndEscapesEverything() {
        Account account = API.account("page@example.com");
        String key = API.key(account);
        String local = scans.completed(account, RESULTS);
        Reply shared = API.post(SCANS + "/" + local + "/share", key);
        assertThat(shared.at("url")).isEqualTo("http://127.0.0.1:" + API.port() + "/s/" + shared.at("token"));

        Reply page = API.get("/s/" + shared.at("token"), "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-src 'self'")
                .doesNotContain("script", "unsafe");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(page.body()).doesNotContain("<script", "<img", "<b>\"", "http://", "https://");
        Document document = Jsoup.parse(page.body());
        assertThat(document.select(".score strong").text()).isEqualTo("60");
        assertThat(document.select("ol li a").eachText())
                .as("most gain first")
                .containsExactly("DMARC", "DKIM<script>alert(1)</script>");
        assertThat(document.select("article").eachAttr("class"))
                .containsExactly("finding pass", "finding warn", "finding fail", "finding other");
        assertThat(document.select("pre").text()).contains("TXT _dmarc.example.com", "v=DMARC1; p=reject");
        assertThat(document.select("dd").eachText())
                .contains("_dmarc.example.com, 2, yes, none, a: b", "noreply@example.com");
        assertThat(document.select("[role=alert]").text()).contains("the message fails DMARC<script>");
        assertThat(document.select("iframe")).as("the message has no HTML").isEmpty();
        assertThat(API.get(SCANS + "/" + local, key).at("view_count")).isEqualTo("1");
        API.send(API.request("/s/" + shared.at("token"), "").method("HEAD", BodyPublishers.noBody()));
        assertThat(API.get(SCANS + "/" + local + "/results", key).at("view_count"))
                .isEqualTo("1");

        API.delete(SCANS + "/" + local + "/share", key);
        assertThat(API.get("/s/" + shared.at("token"), "").status()).isEqualTo(404);
    }

    @Test
    void theMessageIsShownInASandboxAlone() {
        Account account = API.account("frame@example.com");
        String key = API.key(account);
        String message = """
                From: a@example.com
                Content-Type: text/html; charset=iso-8859-1

                <meta http-equiv=refresh content='0;url=https://evil.example/'><link rel=dns-prefetch href=//evil.example>
                <base href=https://evil.example/><p onclick='alert(1)' style='color: red'>h\\u00e9llo</p>
                <script>alert(2)</script><img src=https://evil.example/pixel.gif>
                """.replace("\n", "\\r\\n");
        Reply created = API.post(SCANS, key, "{\"message\": \"" + message + "\"}");
        String local = created.at("local_part");
        String token = API.post(SCANS + "/" + local + "/share", key).at("token");
        assertThat(API.get("/s/" + token, "").body()).contains("is being analysed");
        long id = API.testDatabase().number("select id from scans where local_part = '" + local + "'");
        scans.complete(new ScanRunKey(new ScanKey(account.id(), id), 1), "{}");

        Document page = Jsoup.parse(API.get("/s/" + token, "").body());
        assertThat(page.select("iframe").attr("sandbox")).isEmpty();
        assertThat(page.select("iframe[sandbox]").attr("src")).isEqualTo("/s/" + token + "/message");
        Reply framed = API.get("/s/" + token + "/message", "");
        assertThat(framed.header("Content-Security-Policy"))
                .isEqualTo("sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline';"
                        + " frame-ancestors 'self'");
        assertThat(framed.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(framed.body()).contains("color: red").doesNotContain("<script", "<meta", "<link", "<base");
        assertThat(API.get(SCANS + "/" + local, key).at("view_count"))
                .as("the frame is no view of its own")
                .isEqualTo("2");
    }

    @Test
    void nothingElseIsThere() {
        for (String token : new String[] {"x", "%00", "0000000000000000000000", "..%2f", "a".repeat(23)}) {
            assertThat(API.get("/s/" + token, "").status()).as(token).isEqualTo(404);
            assertThat(API.get("/s/" + token + "/message", "").status()).isEqualTo(404);
        }
        assertThat(API.post("/s/0000000000000000000000", "").status()).isEqualTo(405);
    }
}
