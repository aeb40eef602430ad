package org.mailassay.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.appliance.dns.DnsServer;
import org.mailassay.appliance.dns.MasterFile;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.GivenValue;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SettingsOutcome;
import org.mailassay.appliance.settings.SettingsReader;
import org.mailassay.appliance.settings.SmtpSection;

/// The whole appliance with its embedded database and a small DNS, used as people and mail servers use it.
final class ApplianceUnderTest implements AutoCloseable {
    private static final String ZONE = """
            example.net. 300 IN TXT "v=spf1 ip4:127.0.0.1 -all"
            _dmarc.example.net. 300 IN TXT "v=DMARC1; p=reject"
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final DnsServer dns;
    private final Appliance appliance;

    private ApplianceUnderTest(DnsServer dns, Appliance appliance) {
        this.dns = dns;
        this.appliance = appliance;
    }

    /// Starts it on a data folder.
    static ApplianceUnderTest start(Path data, GivenValue... settings) throws IOException {
        Path root = Path.of(System.getProperty("mailassay.root", ".."));
        System.setProperty(
                "mailassay.programs", root.resolve("appliance/target").toString());
        DnsServer dns = DnsServer.start(MasterFile.of(ZONE));
        return new ApplianceUnderTest(dns, Appliance.start(settings(data, dns.address(), settings)));
    }

    private static Settings settings(Path data, InetSocketAddress resolver, GivenValue... others) {
        List<GivenValue> given = new ArrayList<>(List.of(others));
        given.add(given(DnsSection.RESOLVERS.key(), "127.0.0.1:" + resolver.getPort()));
        given.add(given(GeneralSection.DATA.key(), data.toString()));
        given.add(given(SmtpSection.PORT.key(), "0"));
        given.add(given(HttpSection.PORT.key(), "0"));
        return switch (new SettingsReader().read(given, Map.of(), Optional.empty())) {
            case SettingsOutcome.Valid(Settings read) -> read;
            case SettingsOutcome.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    static GivenValue given(String key, String value) {
        return new GivenValue(key, value, "test");
    }

    /// Makes the first owner.
    ///
    /// @return the page with the key and the reporting address
    String setUp() throws IOException, InterruptedException {
        String form = "token=" + appliance.setupToken().orElseThrow() + "&email="
                + URLEncoder.encode("me@example.com", UTF_8) + "&password=correct+horse+battery";
        HttpRequest request = HttpRequest.newBuilder(uri("/setup"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    /// What a path answers.
    String get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .body();
    }

    /// The value of a series now; -1 while there is none.
    double metric(String series) {
        try {
            return get("/metrics")
                    .lines()
                    .filter(line -> line.startsWith(series + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What the API answers.
    String call(String key, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
                .body();
    }

    /// Hands a message over, and says the last answer.
    String send(String recipient, String message) throws IOException {
        try (SmtpClient client = new SmtpClient(appliance.smtpPort())) {
            return client.send(recipient, message);
        }
    }

    /// The first match in a text.
    static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group();
    }

    /// Waits for something to come true.
    static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("it did not come true");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /// A report of yesterday.
    static String report(String id) {
        long begin = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();
        return """
                From: reporter@example.net
                Subject: Report domain: example.com
                Content-Type: application/xml

                <feedback>
                  <report_metadata>
                    <org_name>Reporter</org_name><email>reporter@example.net</email><report_id>%s</report_id>
                    <date_range><begin>%d</begin><end>%d</end></date_range>
                  </report_metadata>
                  <policy_published><domain>example.com</domain><p>none</p></policy_published>
                  <record>
                    <row>
                      <source_ip>198.51.100.7</source_ip><count>3</count>
                      <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated>
                    </row>
                    <identifiers><header_from>example.com</header_from></identifiers>
                    <auth_results><spf><domain>example.com</domain><result>fail</result></spf></auth_results>
                  </record>
                </feedback>
                """.formatted(id, begin, begin + 3600);
    }

    @Override
    public void close() throws IOException {
        try (dns) {
            appliance.close();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + appliance.httpPort() + path);
    }
}
