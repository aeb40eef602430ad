package org.mailassay.analysis.report.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, 0:0:0:0:0:0:0:0",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:201, 192.0.2.1",
        "64:ff9b::192.0.2.1, 64:ff9b:0:0:0:0:c000:201"
    })
    void isRead(String literal, String address) {
        assertThat(AddressLiteral.parse(literal).map(InetAddress::getHostAddress))
                .contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.0.2",
                "192.0.2.1.",
                "192.0.2.256",
                "192.0.02.1",
                "0x7f.0.0.1",
                "2130706433",
                "192.0.2.1:25",
                "[192.0.2.1]",
                "localhost",
                "mail.example",
                "fe80::1%lo",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                ":::",
                "12345::",
                "::192.0.2",
                "::ffff:192.0.2.01",
                "1:2:3:4:5:6:7:8/64",
                "\u0661\u0662.0.2.1",
                "::\uff21"
            })
    void isNoAddress(String text) {
        assertThat(AddressLiteral.parse(text)).isEmpty();
    }
}
