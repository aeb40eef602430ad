package org.mailassay.appliance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.api.HttpsSettings;
import org.mailassay.appliance.acme.AcmeSettings;
import org.mailassay.mailets.CertificateFiles;

/// Settings of TLS and proxies, as they fit together. In the tables, settings stand as `key=value key=value`.
class TlsSettingsTest {
    private static final String ACME = "tls.acme=true smtp.name=mx.example.com ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls.certificate=/a.pem | tls.certificate and tls.key: must both be set, or neither",
                "smtp.tls-key=/a.pem | smtp.tls-certificate and smtp.tls-key: must both be set, or neither",
                "tls.certificate=/a.pem tls.key=/b.pem smtp.tls-certificate=/a.pem smtp.tls-key=/b.pem"
                        + " | tls.certificate and smtp.tls-certificate: are the same by its new name and its old one:"
                        + " leave the old one out",
                ACME + "| tls.acme: needs your word: read the authority's terms and set tls.acme-terms",
                ACME + "tls.acme-terms=true tls.certificate=/a.pem tls.key=/b.pem"
                        + " | tls.acme: orders a certificate, and a file is set for one: leave one of them out",
                "tls.acme=true tls.acme-terms=true | tls.acme: needs a public name in smtp.name",
                ACME + "tls.acme-terms=true tls.acme-directory=http://ca.example.com/"
                        + " | tls.acme-directory: must start with https://",
                "smtp.proxy-protocol=required"
                        + " | smtp.proxy-protocol: needs smtp.trusted-proxies, as nobody could connect otherwise",
            })
    void whatDoesNotFitTogetherIsSaid(String settings, String problem) {
        switch (read(settings)) {
            case SettingsOutcome.Valid valid -> throw new AssertionError(valid);
            case SettingsOutcome.Invalid(List<SettingProblem> problems) ->
                assertThat(problems).extracting(SettingProblem::line).containsExactly(problem);
        }
    }

    @Test
    void theOldNamesOfTheCertificateStillWork() {
        assertThat(TlsSection.files(valid("smtp.tls-certificate=/a.pem smtp.tls-key=/b.pem")))
                .isEqualTo(new CertificateFiles.Given(Path.of("/b.pem"), Path.of("/a.pem")))
                .isEqualTo(TlsSection.files(valid("tls.certificate=/a.pem tls.key=/b.pem")));
    }

    @Test
    void theCertificateIsOrderedForTheHostsNames() {
        AcmeSettings acme = TlsSection.acme(
                        valid(ACME + "tls.acme-terms=true tls.names=mail.example.com,mx.example.com"))
                .orElseThrow();
        assertThat(acme.names()).containsExactly("mx.example.com", "mail.example.com");
        assertThat(TlsSection.acme(valid("tls.acme-terms=true"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https.port=443 | false | 443",
                "https.port=443 http.host=0.0.0.0 | true | 443",
                "https.port=443 http.host=:: http.plain=serve | false | 443",
                "https.port=443 http.plain=redirect | true | 443",
                "https.port=8443 http.url=https://mail.example.com | false | 443",
                "https.port=8443 http.url=https://mail.example.com:444 | false | 444",
                "https.redirect-port=80 | false | -",
                "https.redirect-port=80 http.url=https://mail.example.com | false | 443",
            })
    void plainHttpLeadsToHttpsWhereOthersMayReachIt(String settings, boolean redirects, Integer publicPort)
            throws Exception {
        HttpsSettings https = HttpsSection.read(valid(settings), SSLContext.getDefault(), _ -> Optional.empty())
                .orElseThrow();
        assertThat(https.plainRedirects()).isEqualTo(redirects);
        assertThat(https.publicPort()).isEqualTo(Optional.ofNullable(publicPort));
    }

    @Test
    void withoutAnyOfItPlainHttpIsAllThereIs() throws Exception {
        assertThat(HttpsSection.read(valid("http.host=0.0.0.0"), SSLContext.getDefault(), _ -> Optional.empty()))
                .isEmpty();
    }

    @Test
    void proxiesCountWhereTheirHeaderIsRequired() {
        String trusted = "smtp.trusted-proxies=10.0.0.0/8,2001:db8::1";
        assertThat(SmtpSection.read(valid(trusted)).proxies()).isEmpty();
        assertThat(SmtpSection.read(valid(trusted + " smtp.proxy-protocol=required"))
                        .proxies())
                .hasSize(2);
    }

    private static Settings valid(String settings) {
        return switch (read(settings)) {
            case SettingsOutcome.Valid(Settings valid) -> valid;
            case SettingsOutcome.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    private static SettingsOutcome read(String settings) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : settings.strip().split(" ", -1)) {
            values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        List<GivenValue> given = new ArrayList<>();
        values.forEach((key, value) -> given.add(new GivenValue(key, value, "test")));
        return new SettingsReader().read(given, Map.of(), Optional.empty());
    }
}
