package org.mailassay.analysis.report.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Octets;

class MaskedFailureReportTest {
    private static final String PART = """
            Feedback-Type: auth-failure
            Auth-Failure: dmarc
            Reported-Domain: example.com
            Original-Rcpt-To: <jane.doe@people.example>
            Authentication-Results: mx.people.example; spf=fail smtp.mailfrom=bounce-jane.doe=people.example@example.com
            Source-IP: 192.0.2.1
            Delivery-Result: for jane.doe@people.example
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jane@people.example                        | <T>@people.example
            for <jane@people.example>; Mon             | for <<T>@people.example>; Mon
            smtp.mailfrom=jane@people.example          | smtp.mailfrom=<T>@people.example
            envelope-from="jane@people.example"        | envelope-from="<T>@people.example"
            b-jane=people.example@list.example         | <T>@list.example
            i=@people.example                          | i=@people.example
            "jane d"@people.example x                  | <T>@people.example x
            https://x.example/u?e=jane%40people.example| https:<T>%40people.example
            jane@[192.0.2.1]                           | <T>@[192.0.2.1]
            a@b.example,c@d.example                    | <T>@b.example,<T>@d.example
            a@b@c.example                              | <T>@b@c.example
            jané@people.example                        | <T>@people.example
            no address at all @ here                   | no address at all @ here
            """)
    void everyLocalPartIsMasked(String text, String masked) {
        assertThat(AddressMask.of(text, address -> "<T>")).isEqualTo(masked);
    }

    @Test
    void headersKeepWhatTellsOfTheWayAndHideThePeople() {
        String name = "=?utf-8?B?"
                + Base64.getEncoder().encodeToString("Hello jane.doe@people.example".getBytes(StandardCharsets.UTF_8))
                + "?=";
        FailureReport masked = masked("""
                Return-Path: <bounce@example.com>
                Received: from out.example.com (out.example.com [192.0.2.1])
                \tby mx.people.example for
                \t<jane.doe@people.example>; Mon, 1 Mar 2026 10:00:00 +0000
                From: "Jane Doe" <news@example.com>, other@example.com (A Person)
                To: undisclosed-recipients:;
                Delivered-To: jane.doe
                X-Note: Jane.Doe, this is not jane.doe.example
                Subject: %s
                Message-ID: <m1@example.com>

                Dear jane.doe@people.example, a secret.
                """.formatted(name));

        assertThat(masked.sample().headers()).isEqualTo("""
                Return-Path: <bounce~@example.com>
                Received: from out.example.com (out.example.com [192.0.2.1]) by mx.people.example for <jane.doe~@people.example>; Mon, 1 Mar 2026 10:00:00 +0000
                From: *** <news~@example.com>, *** <other~@example.com>
                To: ***
                Delivered-To: ***
                X-Note: ***, this is not jane.doe.example
                Subject: Hello jane.doe~@people.example
                Message-ID: <m1@example.com>
                """.replace("jane.doe~", "jane~"));
        assertThat(masked.sample().subject()).isEqualTo("Hello jane~@people.example");
        assertThat(masked.sample().body().length()).isZero();
        assertThat(masked.originalRcptTo()).containsExactly("jane~@people.example");
        assertThat(masked.authenticationResults())
                .containsExactly("mx.people.example; spf=fail smtp.mailfrom=verp~@example.com");
        assertThat(masked.deliveryResult()).isEqualTo("for jane~@people.example");
        assertThat(masked.oddities())
                .singleElement()
                .satisfies(oddity -> assertThat(oddity.value()).isEqualTo("for jane~@people.example"));
        assertThat(masked.toString().toLowerCase(Locale.ROOT)).doesNotContain("jane.doe@", "secret");
    }

    @Test
    void hostileHeadersTakeLinearTime() {
        String at = "a@".repeat(20_000);
        String quotes = "\"".repeat(20_000);
        FailureReport masked = masked("X-A: " + at + "\nX-B: " + quotes + "@\nTo: " + "x,".repeat(10_000) + "\n\n");
        assertThat(masked.sample().headers()).isNotEmpty();
    }

    private static FailureReport masked(String message) {
        FailureReport report = FailureReportReader.read(octets(PART), FailedMessage.of(octets(message)));
        return MaskedFailureReport.of(report, address -> switch (address) {
            case "jane.doe@people.example" -> "jane~";
            case "bounce-jane.doe=people.example@example.com" -> "verp~";
            default -> address.substring(0, address.indexOf('@')) + "~";
        });
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
