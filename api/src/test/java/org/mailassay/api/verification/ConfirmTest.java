package org.mailassay.api.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailassay.analysis.content.MailContent;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.MimeLimits;
import org.mailassay.analysis.mime.MimeReader;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;

/// Mails that ask for a confirmation, and the pages that their links lead to.
class ConfirmTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String DOMAINS = "/api/audit/v1/domains";
    private static final String IPS = "/api/audit/v1/ips";

    /// Forms are limited by the minute, and all of these tests come from one address.
    @BeforeEach
    void aMinuteLater() {
        API.clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void onlyTheButtonConfirmsAndOnce() {
        Account account = API.account("button@example.org");
        String key = API.key(account);
        initiate(key, "button.example", "postmaster", "en");
        String link = link(account);
        assertThat(link).matches("/api/audit/v1/domains/confirm/[0-9A-Za-z]{40}");

        for (int i = 0; i < 2; i++) {
            Reply page = API.get(link, "");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "form-action 'self'");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.body())
                    .contains("button.example", "button@example.org", "<form method=\"post\" action=\"" + link + "\">")
                    .doesNotContain("<script");
        }
        API.send(API.request(link, "").method("HEAD", BodyPublishers.noBody()));
        assertThat(verified(key)).as("opening it confirms nothing").isEqualTo("false");
        assertThat(API.send(API.request(link, "").PUT(BodyPublishers.noBody())).status())
                .isEqualTo(405);

        Reply done = press(link);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body()).contains("button.example is verified");
        assertThat(verified(key)).isEqualTo("true");
        assertThat(press(link).status()).isEqualTo(404);
        assertThat(API.get(link, "").status()).isEqualTo(404);
    }

    @Test
    void aLinkEndsWithItsTimeWithAnotherAndWithTheDomain() {
        Account account = API.account("ends@example.org");
        String key = API.key(account);
        initiate(key, "ends.example", "admin", "en");
        String replaced = link(account);
        initiate(key, "ends.example", "abuse", "en");
        String deleted = link(account);
        assertThat(press(replaced).status()).isEqualTo(404);
        String id = API.get(DOMAINS, key).at("0.id");
        API.delete(DOMAINS + "/" + id, key);
        assertThat(press(deleted).status()).isEqualTo(404);
        initiate(key, "ends.example", "abuse", "en");
        String old = link(account);
        API.clock().advance(Duration.ofDays(2));
        assertThat(API.get(old, "").status()).isEqualTo(404);
        assertThat(press(old).status()).isEqualTo(404);
        assertThat(press(DOMAINS + "/confirm/x").status()).isEqualTo(404);
        assertThat(verified(key)).isEqualTo("false");
    }

    @Test
    void aLinkOfOneKindIsNoneOfTheOther() {
        Account account = API.account("kinds@example.org");
        initiate(API.key(account), "kinds.example", "admin", "en");
        String link = link(account);
        assertThat(API.get(link.replace("/domains/", "/ips/"), "").status()).isEqualTo(404);
        assertThat(press(link.replace("/domains/", "/ips/")).status()).isEqualTo(404);
        assertThat(press(link).status()).isEqualTo(200);
    }

    @Test
    void whoConfirmsSecondIsTold() {
        Account first = API.account("confirms-first@example.org");
        Account second = API.account("confirms-second@example.org");
        initiate(API.key(first), "both.example", "admin", "en");
        initiate(API.key(second), "both.example", "admin", "de");
        assertThat(press(link(first)).status()).isEqualTo(200);
        Reply conflict = press(link(second));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body()).contains("Nicht bestätigt", "lang=\"de\"").doesNotContain("confirms-first");
        assertThat(verified(API.key(second))).isEqualTo("false");
    }

    @Test
    void addressesAreConfirmedNameByName() {
        Account account = API.account("ips-confirm@example.org");
        String key = API.key(account);
        API.zones("{1.113.0.203.in-addr.arpa: [PTR: a.one.example.], 2.113.0.203.in-addr.arpa: [PTR: b.two.example.]}");
        Reply made = API.post(
                IPS + "/initiate",
                key,
                "{\"ip_value\": \"203.0.113.1-203.0.113.2\", \"method\": \"email\", \"target\": \"support\","
                        + " \"lang\": \"es\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("verification_token")).isEqualTo("null");
        assertThat(made.size("verification_mail")).isEqualTo(2);
        List<String> links = links(account);
        assertThat(links).hasSize(2);
        assertThat(API.get(links.getFirst(), "").body()).contains("203.0.113.1-203.0.113.2", "lang=\"es\"");
        assertThat(press(links.getFirst()).body()).contains("1 de 2");
        String verify = IPS + "/" + made.at("id") + "/verify";
        assertThat(API.post(verify, key).body())
                .isEqualTo("{\"status\":\"pending\",\"message\":\"1/2 host(s) verified\"}");
        assertThat(press(links.getLast()).body()).contains("está verificado");
        assertThat(API.post(verify, key).at("status")).isEqualTo("verified");
    }

    @ParameterizedTest
    @EnumSource(MailLanguage.class)
    void theMailIsWellFormedInEveryLanguage(MailLanguage language) {
        Account account = API.account("language-" + language.code() + "@example.org");
        initiate(API.key(account), "language-" + language.code() + ".example", "postmaster", language.code());
        Octets message = messages(account).getLast();
        String head = new String(message.toByteArray(), StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0];
        assertThat(head)
                .contains(
                        "From: Mailassay <" + TestApi.SENDER + ">",
                        "To: <postmaster@language-" + language.code() + ".example>",
                        "Auto-Submitted: auto-generated",
                        "Content-Language: " + language.code(),
                        "MIME-Version: 1.0")
                .containsPattern("Date: [A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} 2026 \\d\\d:\\d\\d:\\d\\d \\+0000")
                .containsPattern("Message-ID: <[0-9A-Za-z]{24}@mailassay\\.example>");
        assertThat(API.testDatabase()
                        .number("select count(*) from outgoing_mails where return_path <> '" + TestApi.SENDER + "'"))
                .isZero();
        for (String line : new String(message.toByteArray(), StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
            assertThat(line.length()).as(line).isLessThanOrEqualTo(78);
            assertThat(line.chars().allMatch(c -> c >= ' ' && c <= '~'))
                    .as(line)
                    .isTrue();
        }
        MailContent content = MailContent.of(MimeReader.read(HeaderFields.of(message), MimeLimits.DEFAULT));
        String plain = content.plain().orElseThrow().text();
        String html = content.html().orElseThrow().text();
        String link = link(account);
        assertThat(plain).contains("http://127.0.0.1:" + API.port() + link, account.email());
        assertThat(html).contains("<a href=\"http://127.0.0.1:" + API.port() + link + "\">", account.email());
    }

    /// Every text of every language can be filled in, and none is missing in one.
    @ParameterizedTest
    @EnumSource(MailLanguage.class)
    void thePagesAreInEveryLanguage(MailLanguage language) {
        Map<String, String> values = Map.of(
                "value",
                "v",
                "host",
                "h",
                "account",
                "a",
                "appliance",
                "m",
                "recipient",
                "r",
                "expires",
                "e",
                "verified",
                "1",
                "total",
                "2");
        for (String key : List.of(
                "subject",
                "greeting",
                "request",
                "proves",
                "click",
                "expires",
                "effect",
                "ignore",
                "automatic",
                "page.title",
                "page.question",
                "page.proves",
                "page.button",
                "page.leave",
                "page.done.title",
                "page.done",
                "page.part.title",
                "page.part",
                "page.conflict.title",
                "page.conflict",
                "page.invalid.title",
                "page.invalid")) {
            assertThat(language.text(key, values)).isNotBlank().doesNotContain("{", "}");
        }
    }

    private static void initiate(String key, String domain, String target, String language) {
        Reply made = API.post(
                DOMAINS + "/initiate",
                key,
                "{\"domain\": \"" + domain + "\", \"method\": \"email\", \"target\": \"" + target + "\", \"lang\": \""
                        + language + "\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    private static String verified(String key) {
        return API.get(DOMAINS, key).at("0.is_verified");
    }

    private static Reply press(String link) {
        return API.send(API.request(link, "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()));
    }

    /// The path of the newest link that was mailed for the account.
    private static String link(Account account) {
        return links(account).getLast();
    }

    private static List<String> links(Account account) {
        return messages(account).stream()
                .map(message -> MailContent.of(MimeReader.read(HeaderFields.of(message), MimeLimits.DEFAULT))
                        .plain()
                        .orElseThrow()
                        .text())
                .map(text -> {
                    Matcher matcher = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/\\S+)")
                            .matcher(text);
                    assertThat(matcher.find()).as(text).isTrue();
                    return matcher.group(1);
                })
                .toList();
    }

    /// What lies in the queue for the account, oldest first.
    private static List<Octets> messages(Account account) {
        RawMessageStore raw = new RawMessageStore(API.database());
        return new OutgoingStore(API.database(), raw)
                .list(account.id(), Set.of(OutgoingState.QUEUED), 0, 100).reversed().stream()
                        .map(mail -> API.database()
                                .row(
                                        "select raw_message_id from mail_queue where mail_name = :name",
                                        Map.of("name", mail.key().toString()),
                                        row -> row.column("raw_message_id").get(Long.class))
                                .orElseThrow())
                        .map(id -> raw.load(id).orElseThrow())
                        .toList();
    }
}
