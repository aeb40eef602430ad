package org.mailassay.analysis.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples of RFC 3492, section 7.1.
class PunycodeTest {
    @ParameterizedTest
    @CsvSource({
        "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
        "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
        "他們爲什麽不說中文, ihqwctvzc91f659drss3x8bo0yb",
        "Pročprostěnemluvíčesky, Proprostnemluvesky-uyb24dma41a",
        "なぜみんな日本語を話してくれないのか, n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
        "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
        "3年B組金八先生, 3B-ww4c5e180e575a65lsy2b",
        "安室奈美恵-with-SUPER-MONKEYS, -with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n",
        "そのスピードで, d9juau41awczczp",
    })
    void encodes_and_decodes(String unicode, String ascii) {
        assertThat(Punycode.encode(unicode.codePoints().toArray())).contains(ascii);
        assertThat(Punycode.decode(ascii)).contains(unicode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999", "a-", "é", "99b99999999", "a b"})
    void says_so_when_it_cannot_decode(String text) {
        assertThat(Punycode.decode(text))
                .satisfiesAnyOf(
                        decoded -> assertThat(decoded).isEmpty(),
                        decoded -> assertThat(decoded).contains("a"));
    }
}
