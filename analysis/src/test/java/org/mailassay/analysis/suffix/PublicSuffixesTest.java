package org.mailassay.analysis.suffix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.testing.SharedFolder;

class PublicSuffixesTest {
    private static final Pattern CHECK = Pattern.compile("checkPublicSuffix\\((null|'[^']*'), (null|'[^']*')\\);");

    private final PublicSuffixes bundled = PublicSuffixes.bundled();

    @Test
    void everyLineOfThePublishedTestHolds() throws IOException {
        List<String> lines = Files.readAllLines(SharedFolder.require("suites/psl/test_psl.txt"));
        int checked = 0;
        for (String line : lines) {
            Matcher check = CHECK.matcher(line.strip());
            if (!line.startsWith("//") && check.matches()) {
                Optional<DomainName> expected = name(check.group(2));
                assertThat(name(check.group(1)).flatMap(bundled::registrableDomain))
                        .as(line)
                        .isEqualTo(expected);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(70);
    }

    private static Optional<DomainName> name(String quoted) {
        return quoted.equals("null") ? Optional.empty() : DomainName.of(quoted.substring(1, quoted.length() - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.co.uk, ALL, co.uk, example.co.uk",
        "example.github.io, ALL, github.io, example.github.io",
        "example.github.io, ICANN, io, github.io",
        "a.b.c.unlisted-tld, ALL, unlisted-tld, c.unlisted-tld",
        "a.b.kobe.jp, ALL, b.kobe.jp, a.b.kobe.jp",
        "a.city.kobe.jp, ALL, kobe.jp, city.kobe.jp",
        "co.uk, ALL, co.uk, ''",
        "uk, ALL, uk, ''",
    })
    void namesAreDividedAtTheSuffix(String name, Section section, String suffix, String registrable) {
        DomainName asked = new DomainName(name);

        assertThat(bundled.publicSuffix(asked, section).text()).isEqualTo(suffix);
        assertThat(bundled.registrableDomain(asked, section)
                        .map(DomainName::text)
                        .orElse(""))
                .isEqualTo(registrable);
    }

    @Test
    void theRootHasNothingToRegister() {
        assertThat(bundled.registrableDomain(new DomainName(""))).isEmpty();
    }

    @Test
    void theBundledListIsWholeAndSaysHowOldItIs() {
        assertThat(bundled.version()).matches("20\\d\\d-.*_UTC");
        assertThat(bundled.publicSuffix(new DomainName("x.xn--55qx5d.cn")).text())
                .isEqualTo("xn--55qx5d.cn");
    }

    @Test
    void aListIsReadUpToTheFirstWhiteSpaceOfALine() throws IOException {
        String list = "// VERSION: 1\n\ntest  trailing words\n*.test\n!keep.test\nnot..a.rule\n";

        PublicSuffixes suffixes = PublicSuffixes.read(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));

        assertThat(suffixes.version()).isEqualTo("1");
        assertThat(suffixes.publicSuffix(new DomainName("a.b.test")).text()).isEqualTo("b.test");
        assertThat(suffixes.publicSuffix(new DomainName("a.keep.test")).text()).isEqualTo("test");
    }
}
