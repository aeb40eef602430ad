package org.mailassay.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.GeneralSection;
import org.mailassay.appliance.settings.GivenValue;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SettingsOutcome;
import org.mailassay.appliance.settings.SettingsReader;
import org.mailassay.appliance.settings.SmtpSection;

/// The whole appliance with its embedded database, as `mailassay up` starts it, and how a test speaks with it.
final class StartedAppliance {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private StartedAppliance() {}

    /// Keeps the unpacked database between tests.
    static void keepTheUnpackedDatabase() {
        Path root = Path.of(System.getProperty("mailassay.root", ".."));
        System.setProperty(
                "mailassay.programs", root.resolve("appliance/target").toString());
    }

    /// What a test sets, by the settings' keys.
    static Settings settings(Map<String, String> values) {
        List<GivenValue> given = new ArrayList<>();
        values.forEach((key, value) -> given.add(new GivenValue(key, value, "test")));
        return switch (new SettingsReader().read(given, Map.of(), Optional.empty())) {
            case SettingsOutcome.Valid(Settings settings) -> settings;
            case SettingsOutcome.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    /// The settings of an appliance on any free ports.
    static Map<String, String> anyPorts(Path data, InetSocketAddress resolver) {
        Map<String, String> values = new HashMap<>();
        values.put(DnsSection.RESOLVERS.key(), "127.0.0.1:" + resolver.getPort());
        values.put(GeneralSection.DATA.key(), data.toString());
        values.put(SmtpSection.PORT.key(), "0");
        values.put(HttpSection.PORT.key(), "0");
        return values;
    }

    /// Makes the first account by the set-up page and answers with what that page says.
    static String setUp(Appliance appliance) throws IOException, InterruptedException {
        String form = "token=" + appliance.setupToken().orElseThrow() + "&email="
                + URLEncoder.encode("me@example.com", UTF_8) + "&password=correct+horse+battery";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + appliance.httpPort() + "/setup"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        return answer.body();
    }

    /// The API key on the page of the set-up.
    static String key(String page) {
        return found(page, "ma_live_[0-9A-Za-z]{40}");
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

    /// The first match.
    static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
