package org.mailassay.analysis.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DomainName;

class LookAlikeTest {
    private static final LookAlike OF_MAILS = new LookAlike(DomainName.of("news.rainmail.com"));

    @ParameterizedTest
    @CsvSource({
        "pаypal.com, pаypal.com mixes letters of several scripts",
        "www.аррӏе.com, аррӏе.com is written in letters that look Latin",
        "rainmai1.com, rainmai1.com looks like rainmail.com",
        "rainrnail.com, rainrnail.com looks like rainmail.com",
        "ráinmail.net, ráinmail.net looks like rainmail.com",
        "rain-mail.com, rain-mail.com looks like rainmail.com",
        "rаіnmаіl.com, rаіnmаіl.com mixes letters of several scripts",
        "rainmail.com.login.example, rainmail.com.login.example begins like rainmail.com",
    })
    void aNameThatIsMadeToBeTakenForAnother(String host, String reason) {
        assertThat(OF_MAILS.reason(name(host))).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "rainmail.com",
        "www.rainmail.com",
        "rainmail.net",
        "example.com",
        "bücher.example",
        "пример.рф",
        "почта.com",
        "日本語ひらがな.jp",
        "例え-example.jp",
        "com",
    })
    void otherNames(String host) {
        assertThat(OF_MAILS.reason(name(host))).isEqualTo(Optional.empty());
    }

    private static DomainName name(String host) {
        return DomainName.of(host).orElseThrow();
    }
}
