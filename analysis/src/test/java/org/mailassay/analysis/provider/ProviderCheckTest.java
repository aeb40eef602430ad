package org.mailassay.analysis.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

class ProviderCheckTest {
    private static final ProviderCheck CHECK = new ProviderCheck();

    @Test
    void aGoodNewsletterMeetsEverythingThatItShows() {
        Checked checked = ScanMail.newsletter().run(CHECK);

        assertThat(checked.report().findings()).allMatch(finding -> finding.status() == Status.PASS);
        assertThat(states(checked, "google"))
                .contains("one_click: met", "reverse_dns: met", "tls: met", "spam_rate: not_measurable")
                .noneMatch(state -> state.endsWith("not_met"));
    }

    @Test
    void eachFactIsMeasuredByItself() {
        assertThat(notMet(ScanMail.newsletter().withoutTls())).containsExactly("google tls");
        assertThat(notMet(ScanMail.newsletter().unsigned()))
                .containsExactly(
                        "google spf_and_dkim",
                        "google one_click",
                        "yahoo spf_and_dkim",
                        "yahoo one_click",
                        "microsoft dkim");
        assertThat(notMet(ScanMail.newsletter().client("192.0.2.99")))
                .containsExactly(
                        "google spf_and_dkim",
                        "google reverse_dns",
                        "yahoo spf_and_dkim",
                        "yahoo reverse_dns",
                        "microsoft spf");
        assertThat(notMet(ScanMail.newsletter().replacing("Date: Tue, 1 Sep 2026 09:59:50 +0000\n", "")))
                .containsExactly("google message_form", "yahoo message_form");
        assertThat(notMet(ScanMail.personal().replacing("jane@example.com", "jane@gmail.com")))
                .contains("google gmail_from", "google alignment", "microsoft dmarc_record")
                .doesNotContain("google one_click", "google body_link");
    }

    @Test
    void whatAProviderOnlyRecommendsIsNoFault() {
        Checked checked = ScanMail.newsletter()
                .replacing("Unsubscribe: https://example.com/unsubscribe?r=12345", "Write to us to leave.")
                .replacing("https://example.com/unsubscribe?r=12345\">Unsubscribe", "https://example.com/bye\">Leave")
                .run(CHECK);

        assertThat(states(checked, "microsoft")).contains("body_link: not_met");
        assertThat(checked.status("providers.microsoft")).isEqualTo(Status.PASS);
        assertThat(checked.status("providers.google")).isEqualTo(Status.WARN);
    }

    @Test
    void whatIsNotKnownIsNotHeldAgainstTheSender() {
        String silent = """
                example.com: [TIMEOUT]
                _dmarc.example.com: [TIMEOUT]
                test._domainkey.example.com: [TIMEOUT]
                1.2.0.192.in-addr.arpa: [TIMEOUT]
                """;

        assertThat(notMet(ScanMail.personal().withZones(silent))).isEmpty();
        assertThat(notMet(ScanMail.personal().uploaded())).isEmpty();
        assertThat(notMet(ScanMail.personal().unsigned().uploaded()))
                .containsExactly("google spf_and_dkim", "yahoo spf_and_dkim", "microsoft dkim");
        assertThat(notMet(ScanMail.personal().client("10.1.2.3"))).isEmpty();
        assertThat(notMet(ScanMail.personal().unsigned().client("10.1.2.3")))
                .containsExactly("google spf_and_dkim", "yahoo spf_and_dkim", "microsoft dkim");
    }

    private static List<String> notMet(ScanMail mail) {
        Checked checked = mail.run(CHECK);
        List<String> notMet = new ArrayList<>();
        for (String provider : List.of("google", "yahoo", "microsoft")) {
            states(checked, provider).stream()
                    .filter(state -> state.endsWith(": not_met"))
                    .map(state -> provider + " " + state.substring(0, state.indexOf(':')))
                    .forEach(notMet::add);
        }
        return notMet;
    }

    private static List<String> states(Checked checked, String provider) {
        List<String> states = new ArrayList<>();
        for (Object one : (List<?>) checked.detail("providers")) {
            Map<?, ?> fields = (Map<?, ?>) one;
            if (provider.equals(fields.get("provider")) && fields.get("requirements") instanceof List<?> told) {
                for (Object each : told) {
                    if (each instanceof Map<?, ?> requirement) {
                        states.add(requirement.get("id") + ": " + requirement.get("state"));
                    }
                }
            }
        }
        return states;
    }
}
