package org.mailassay.analysis.authresults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {
    @Test
    void isWrittenWithAPropertyOfEachKind() {
        AuthenticationResults results = new AuthenticationResults(
                "mx.example.org",
                List.of(
                        MethodResult.of("spf", "pass").with("smtp", "mailfrom", "example.com"),
                        MethodResult.of("dkim", "pass")
                                .remarking("2048-bit key")
                                .with("header", "d", "example.com")
                                .with("header", "i", "@example.com")
                                .with("header", "s", "s1")
                                .with("header", "a", "rsa-sha256")
                                .with("header", "b", "aB/c+d1="),
                        MethodResult.of("dkim", "fail").because("the body hash does not match"),
                        MethodResult.of("dmarc", "pass")
                                .with("header", "from", "example.com")
                                .with("policy", "dmarc", "reject"),
                        MethodResult.of("arc", "pass")
                                .with("smtp", "remote-ip", "2001:db8::1")
                                .with("header", "oldest-pass", "0"),
                        MethodResult.of("bimi", "none").with("header", "d", "example.com"),
                        MethodResult.of("iprev", "pass").with("policy", "iprev", "192.0.2.1")));

        assertThat(results.value())
                .isEqualTo("mx.example.org;"
                        + " spf=pass smtp.mailfrom=example.com;"
                        + " dkim=pass (2048-bit key) header.d=example.com header.i=@example.com header.s=s1"
                        + " header.a=rsa-sha256 header.b=\"aB/c+d1=\";"
                        + " dkim=fail reason=\"the body hash does not match\";"
                        + " dmarc=pass header.from=example.com policy.dmarc=reject;"
                        + " arc=pass smtp.remote-ip=\"2001:db8::1\" header.oldest-pass=0;"
                        + " bimi=none header.d=example.com;"
                        + " iprev=pass policy.iprev=192.0.2.1");
        assertThat(AuthenticationResults.read(results.value())).isEqualTo(new AuthenticationResults.Read(results));
        assertThat(results.field())
                .startsWith("Authentication-Results: mx.example.org;\r\n\tspf=pass\r\n\tsmtp.mailfrom=")
                .endsWith("\r\n");
        assertThat(AuthenticationResults.read(results.field().substring(23)))
                .isEqualTo(new AuthenticationResults.Read(results));
    }

    @Test
    void nothingDoneIsWrittenNone() {
        AuthenticationResults nothing = new AuthenticationResults("mx.example.org", List.of());
        assertThat(nothing.value()).isEqualTo("mx.example.org; none");
        assertThat(AuthenticationResults.read(nothing.value())).isEqualTo(new AuthenticationResults.Read(nothing));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            example.com          | example.com
            a@example.com        | a@example.com
            @example.com         | @example.com
            a b@example.com      | "a b"@example.com
            a"b@example.com      | "a\\"b"@example.com
            .a@example.com       | ".a"@example.com
            a@b@example.com      | "a@b"@example.com
            a@[192.0.2.1]        | "a@[192.0.2.1]"
            a=b                  | "a=b"
            x;y                  | "x;y"
            2001:db8::1          | "2001:db8::1"
            \u00E9@example.com   | "\u00E9"@example.com
            """)
    void propertyValuesAreQuotedWhereTheyMustBe(String value, String written) {
        AuthenticationResults results = new AuthenticationResults(
                "m", List.of(MethodResult.of("x", "pass").with("smtp", "mailfrom", value)));
        assertThat(results.value()).isEqualTo("m; x=pass smtp.mailfrom=" + written);
        assertThat(AuthenticationResults.read(results.value())).isEqualTo(new AuthenticationResults.Read(results));
    }

    @Test
    void aStrangersTextCannotEndTheField() {
        String hostile = "a\r\nBcc: everybody\r\n\r\n(\\\"";
        String field = new AuthenticationResults(
                        hostile,
                        List.of(MethodResult.of("dkim", "pass")
                                .because(hostile)
                                .remarking(hostile)
                                .with("header", "d", hostile)))
                .field();

        assertThat(field.replaceAll("\r\n\t", "").replaceAll("\r\n$", "")).doesNotContain("\r", "\n");
        assertThat(AuthenticationResults.read(field.substring(23)))
                .isInstanceOfSatisfying(
                        AuthenticationResults.Read.class,
                        read -> assertThat(read.value().results()).hasSize(1));
    }

    /// As large senders of the field write it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mx.example.net; dkim=pass header.i=@a.example header.s=x header.b=Ab+c/d==; spf=pass (mx: domain of a@a.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=a@a.example | mx.example.net; dkim=pass header.i=@a.example header.s=x header.b="Ab+c/d=="; spf=pass (mx: domain of a@a.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=a@a.example
            spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dmarc=pass action=none header.from=a.example;compauth=pass reason=100 | ""; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dmarc=pass .action=none header.from=a.example; compauth=pass reason="100"
            example.com 1; none | example.com; none
            example.com;none | example.com; none
            (c(o)mment) example.com (x) ; (y) DKIM (z) / 1 = (a) Pass (b) (c) header (d) | example.com; dkim=pass (b)
            example.com; dkim=pass (a \\) b) header.d="x\\"y" | example.com; dkim=pass (a \\) b) header.d="x\\"y"
            example.com; dkim=pass;; spf=fail; | example.com; dkim=pass; spf=fail
            "quoted id"; spf=none | "quoted id"; spf=none
            """)
    void isReadAsItIsMet(String value, String written) {
        assertThat(AuthenticationResults.read(value))
                .isInstanceOfSatisfying(
                        AuthenticationResults.Read.class,
                        read -> assertThat(read.value().value()).isEqualTo(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com; pass", "example.com; dkim pass", "example.com nonsense here"})
    void whatCannotBeReadIsSaid(String value) {
        assertThat(AuthenticationResults.read(value)).isInstanceOf(AuthenticationResults.Malformed.class);
    }

    @Test
    void propertiesAreFoundInAnyLetterCase() {
        assertThat(AuthenticationResults.read("m; dkim=pass HEADER.D=Example.com"))
                .isInstanceOfSatisfying(
                        AuthenticationResults.Read.class,
                        read -> assertThat(read.value().results().getFirst().property("header", "d"))
                                .contains("Example.com"));
    }

    @Test
    void megabytesCostLinearTime() {
        for (String unit : List.of("(", "\\", "\"", ";", "=", "a.b=c ", "dkim=pass;", "a ", ".", "(a)")) {
            String value = "m; x=y " + unit.repeat(4_000_000 / unit.length());
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> AuthenticationResults.read(value), unit);
        }
    }

    /// Whatever is read can be written and read again, and is then the same.
    @Test
    void whatWasReadIsTheSameWhenWrittenAndReadAgain() {
        String alphabet = "ab=.;()\"\\ \t@/:\r\n";
        Random random = new Random(8601);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder value = new StringBuilder("m; x=y ");
            for (int i = random.nextInt(30); i > 0; i--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (AuthenticationResults.read(value.toString()) instanceof AuthenticationResults.Read(var first)
                    && first.results().stream().noneMatch(AuthenticationResultsTest::isNoKeyword)) {
                assertThat(AuthenticationResults.read(first.value()))
                        .as("%s", value)
                        .isEqualTo(new AuthenticationResults.Read(first));
            }
        }
    }

    /// Methods, results and names are keywords in the grammar; what is read for one may be anything.
    private static boolean isNoKeyword(MethodResult result) {
        return !result.method().matches("[a-z]+")
                || !result.result().matches("[a-z]+")
                || result.properties().stream()
                        .anyMatch(property -> property.value().isEmpty()
                                || !property.type().matches("[a-z]+")
                                || !property.name().matches("[a-z]+"));
    }
}
