package org.mailassay.analysis.report.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            a@b@c.example                              | <T>@c.example
            x@jane.doe@people.example                  | <T>@people.example
            @jane.doe@people.example                   | @<T>@people.example
            <@a.example,@b.example:jane@people.example>| <@a.example,@b.example:<T>@people.example>
            a@b.example; jane@people.example           | <T>@b.example; <T>@people.example
            to jane(c)@people.example                  | to <T>@people.example
            to jane (her (own) name) @people.example   | to <T> @people.example
            to (jane)@people.example                   | <T>@people.example
            (to jane@people.example)                   | (to <T>@people.example)
            [jane@people.example]                      | [<T>@people.example]
            jane)@people.example                       | <T>@people.example
            <jane>@people.example                      | <<T>@people.example
            jane\\@people.example                      | <T>@people.example
            to jane\\ doe@people.example                | to <T>@people.example
            to jane."d"@people.example                 | to <T>@people.example
            to "d\\"e".jane@people.example              | to <T>@people.example
            to "jane x@y"@people.example               | to <T>@people.example
            said "jane@people.example and" "@ x        | said "<T>@people.example <T>@ x
            some words"@people.example                 | some <T>@people.example
            to jane .doe@people.example                | to <T>@people.example
            a@[jane.doe]                               | <T>@[***]
            a@[jane.doe                                | <T>@[***
            a@[IPv6:2001:db8::1]                       | <T>@[IPv6:2001:db8::1]
            a@[foo (bar)@people.example                | <T>@[***<T>@people.example
            jane＠people.example                        | <T>＠people.example
            jane%2540people.example                    | <T>%2540people.example
            jane%252540people.example                  | <T>%252540people.example
            jane%EF%BC%A0people.example                | <T>%EF%BC%A0people.example
            jane&#64;people.example                    | <T>&#64;people.example
            jane&#x40;people.example                   | <T>&#x40;people.example
            jane&amp;#0064;people.example              | <T>&amp;#0064;people.example
            jane&commat;people.example                 | <T>&commat;people.example
            jane\\u0040people.example                   | <T>\\u0040people.example
            A&#640; costs 40%                          | A&#640; costs 40%
            jané@people.example                        | <T>@people.example
            no address at all @ here                   | no address at <T> @ here
            @ here                                     | @ here
            x@[ jane@people.example                    | <T>@[ <T>@people.example
            x@[jane@people.example]                    | <T>@[<T>@people.example]
            x@[jane%40people.example]                  | <T>@[<T>%40people.example]
            jane@\u200Bpeople.example                  | <T>@\u200Bpeople.example
            jane@(c)people.example                     | <T>@(c)people.example
            jane@\uFFFDmlaut.example                   | <T>@\uFFFDmlaut.example
            jane @people.example                       | <T> @people.example
            "jane d" \t @people.example                | <T> \t @people.example
            jane \u00A0\u200B@people.example           | <T> \u00A0\u200B@people.example
            jane %40people.example                     | <T> %40people.example
            header.i= @people.example                  | header.i= @people.example
            x-jane.doe=people.example@bounce.example   | <T>@bounce.example
            smtp.jane=people.example@bounce.example    | <T>@bounce.example
            header.from=jane@people.example            | header.from=<T>@people.example
            x-sender=jane@people.example               | x-sender=<T>@people.example
            """)
    void everyLocalPartIsMasked(String text, String masked) {
        assertThat(AddressMask.of(text, address -> "<T>")).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"45, true", "46, false"})
    void aLiteralIsAnAddressOrHidden(int digits, boolean kept) {
        String literal = "[" + "1".repeat(digits) + "]";
        assertThat(AddressMask.of("jane@" + literal, address -> "<T>")).isEqualTo("<T>@" + (kept ? literal : "[***]"));
    }

    @ParameterizedTest
    @CsvSource({"a, 320", "a, 50000", "😀, 160", "😀a, 107", "\", 1"})
    void aLocalPartIsMaskedHoweverLong(String piece, int times) {
        assertThat(AddressMask.of(piece.repeat(times) + "@people.example", address -> "<T>"))
                .isEqualTo("<T>@people.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <1.2f@example.com>                | <1.2f@example.com>
            <CAF+x=9_z@mail.example.com>      | <CAF+x=9_z@mail.example.com>
            <20260301.7@[192.0.2.1]>          | <20260301.7@[192.0.2.1]>
            <jane@example.com>                | <jane~@example.com>
            <jane.doe.7@example.com>          | <jane.doe.7~@example.com>
            <7.jane=40people.example@x>       | <7.jane=40people.example~@x>
            <7.jane%40people.example@x>       | <7.jane%40people.example~@x>
            <7@example.com> kay@people.example| <7~@example.com> kay~@people.example
            """)
    void aMessageIdStaysWhereAProgramMadeIt(String id, String masked) {
        String headers = masked("Message-ID: " + id + "\n\n").sample().headers();
        assertThat(headers).isEqualTo("Message-ID: " + masked + "\n");
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true", "64, true", "65, false"})
    void aRecipientIsAWordWhereItsLengthIsThatOfALocalPart(int length, boolean hidden) {
        String word = "q".repeat(length);
        FailureReport masked = masked("To: " + word + "@people.example\nSubject: " + word + "\n\n");
        assertThat(masked.sample().subject()).isEqualTo(hidden ? "***" : word);
    }

    @ParameterizedTest
    @CsvSource({"19, true", "20, false"})
    void onlySoManyRecipientsAreWords(int others, boolean hidden) {
        String to = IntStream.range(0, others)
                .mapToObj(i -> "To: other" + i + "@people.example\n")
                .collect(Collectors.joining());
        String part = PART.replace("Original-Rcpt-To: <jane.doe@people.example>\n", "");
        FailureReport masked = masked(part, to + "To: last@people.example\nSubject: last\n\n");
        assertThat(masked.sample().subject()).isEqualTo(hidden ? "***" : "last");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jane@people.example: x | jane~@people.example
            <jane@people.example>: | <jane~@people.example>
            X-Jane: x              | X-Jane
            Jane.Doe: x            | ***
            """)
    void namesOfFieldsAreMasked(String line, String name) {
        assertThat(masked(line + "\n\n").sample().headers()).startsWith(name + ": ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jane@people.example Jane Doe      | jane~@people.example
            <jane@people.example> (Jane Doe)  | jane~@people.example
            Jane Doe <jane@people.example>    | jane~@people.example
            <"jane"@people.example> Jane Doe  | jane~@people.example
            "jane"@people.example             | jane~@people.example
            jane @people.example              | jane~@people.example
            jane@[192.0.2.1] Jane Doe         | jane~@[192.0.2.1]
            jane@[192.0.2.1 Jane Doe          | jane~@[***
            <jane> Jane Doe                   | ***
            <@people.example> Jane Doe        | ***
            """)
    void aPathKeepsNoName(String path, String masked) {
        FailureReport report = masked(PART.replace("<jane.doe@people.example>", path), "Subject: Jane\n\n");
        assertThat(report.originalRcptTo()).containsExactly(masked);
        assertThat(report.sample().subject()).isEqualTo(path.contains("jane") ? "***" : "Jane");
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
        for (String piece : new String[] {
            "i=@", "[%40", " %40", "x@[", "!", ")", "(", "\"", "\"@", "a b\"@", "\\", "\\ ", ")@", ">@", "%25", "&amp;"
        }) {
            String text = piece.repeat(20_000);
            assertThat(AddressMask.of(text + "@", address -> "")).isNotEmpty();
        }
    }

    private static FailureReport masked(String message) {
        return masked(PART, message);
    }

    private static FailureReport masked(String part, String message) {
        FailureReport report = FailureReportReader.read(octets(part), FailedMessage.of(octets(message)));
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
