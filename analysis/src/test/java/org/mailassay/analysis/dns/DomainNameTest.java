package org.mailassay.analysis.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    @ParameterizedTest
    @CsvSource({
        "Example.COM, example.com",
        "example.com., example.com",
        "_dmarc.Example.com, _dmarc.example.com",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "faß.de, xn--fa-hia.de",
        "食狮.公司.cn, xn--85x722f.xn--55qx5d.cn",
        "食狮。公司。cn, xn--85x722f.xn--55qx5d.cn",
        "ｅｘａｍｐｌｅ.com, example.com",
        "παράδειγμα.δοκιμή, xn--hxajbheg2az3al.xn--jxalpdlp",
        "क्‍ष.example, xn--11b2ezcw70k.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
    })
    void reads_names_as_people_write_them(String given, String text) {
        assertThat(DomainName.of(given)).map(DomainName::text).contains(text);
    }

    @Test
    void the_root_is_the_empty_string() {
        assertThat(DomainName.of(".")).map(DomainName::text).contains("");
        assertThat(DomainName.of("").orElseThrow().parent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..example.com",
                ".example.com",
                "..",
                "a123456789012345678901234567890123456789012345678901234567890123.example.com",
                "i♥.example",
                "-ü.example",
                "ü-.example",
                "ab--ü.example",
                "\u0301a.example",
                "a\u200Db.example",
                "a․ü.example",
                "ￜ.example",
                "\uD800.example",
            })
    void refuses_what_the_dns_cannot_be_asked_for(String given) {
        assertThat(DomainName.of(given)).isEmpty();
    }

    @Test
    void refuses_a_name_of_more_than_253_octets() {
        String label = "a".repeat(49) + ".";
        String longest = label.repeat(5) + "abc";
        assertThat(longest).hasSize(253);
        assertThat(DomainName.of(longest)).isPresent();
        assertThat(DomainName.of(longest + ".")).isPresent();
        assertThat(DomainName.of(longest + "d")).isEmpty();
        assertThatThrownBy(() -> new DomainName(longest + "d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DomainName("Example.com")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "xn--bcher-kva.example, bücher.example",
        "xn--85x722f.xn--55qx5d.cn, 食狮.公司.cn",
        "example.com, example.com",
        "xn--~.example, xn--~.example",
        "xn--a.example, xn--a.example",
        "xn--99999999999.example, xn--99999999999.example",
        "xn--bcher-kvb.example, xn--bcher-kvb.example",
    })
    void shows_names_to_people_and_leaves_fakes_alone(String text, String unicode) {
        assertThat(new DomainName(text).unicode()).isEqualTo(unicode);
    }

    @Test
    void knows_what_lies_above_it() {
        DomainName name = new DomainName("a.b.example.com");
        assertThat(name.labels()).containsExactly("a", "b", "example", "com");
        assertThat(name.parent()).contains(new DomainName("b.example.com"));
        assertThat(new DomainName("com").parent()).contains(new DomainName(""));
        assertThat(name.isWithin(new DomainName("example.com"))).isTrue();
        assertThat(name.isWithin(name)).isTrue();
        assertThat(name.isWithin(new DomainName(""))).isTrue();
        assertThat(name.isWithin(new DomainName("ample.com"))).isFalse();
        assertThat(new DomainName("com").isWithin(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"mail.example.com, true", "m-1.example, true", "_spf.example, false", "-a.example, false", "a-.b, false"
    })
    void tells_host_names_from_other_names(String text, boolean host) {
        assertThat(new DomainName(text).isHostName()).isEqualTo(host);
    }
}
