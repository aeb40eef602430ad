package org.mailassay.analysis.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.IpAddressText;

class AddressCandidateTest {
    @ParameterizedTest
    @CsvSource({
        "51.178.83.230, 51.178.83.230, SINGLE, 1, 51.178.83.230",
        "51.178.83.230/32, 51.178.83.230, SINGLE, 1, 51.178.83.230",
        "51.178.83.230/24, 51.178.83.0/24, CIDR, 256, 51.178.83.255",
        "51.178.83.231/31, 51.178.83.230/31, CIDR, 2, 51.178.83.231",
        "51.178.83.250-51.178.84.5, 51.178.83.250-51.178.84.5, RANGE, 12, 51.178.84.5",
        "51.178.83.10-20, 51.178.83.10-51.178.83.20, RANGE, 11, 51.178.83.20",
        "51.178.83.0 - 51.178.83.255, 51.178.83.0-51.178.83.255, RANGE, 256, 51.178.83.255",
        "51.178.83.7-51.178.83.7, 51.178.83.7, SINGLE, 1, 51.178.83.7",
        "2600:0:0::AB, 2600::ab, SINGLE, 1, 2600::ab",
        "::ffff:51.178.83.230, 51.178.83.230, SINGLE, 1, 51.178.83.230",
        "2600::ff/120, 2600::/120, CIDR, 256, 2600::ff",
        "2600::1/128, 2600::1, SINGLE, 1, 2600::1",
        "2600::fffe-2600::1:1, 2600::fffe-2600::1:1, RANGE, 4, 2600::1:1",
        "198.51.100.7, 198.51.100.7, SINGLE, 1, 198.51.100.7",
    })
    void isReadAndWrittenInOneForm(String text, String canonical, AddressForm form, int count, String last) {
        assertThat(AddressCandidate.of(text)).isInstanceOfSatisfying(AddressCandidate.Usable.class, usable -> {
            assertThat(usable.block().text()).isEqualTo(canonical);
            assertThat(usable.block().form()).isEqualTo(form);
            assertThat(usable.block().count()).isEqualTo(count);
            assertThat(IpAddressText.format(usable.block().last())).isEqualTo(last);
            assertThat(AddressCandidate.of(usable.block().text())).isEqualTo(usable);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "/",
                "mail.example.com",
                "51.178.83",
                "051.178.83.1",
                "51.178.83.0/23",
                "51.178.83.0/",
                "51.178.83.0/-1",
                "51.178.83.0/+24",
                "51.178.83.0/33",
                "51.178.83.0/24/24",
                "51.178.83.0-51.178.84.0",
                "51.178.83.9-51.178.83.8",
                "51.178.83.9-8",
                "51.178.83.9-256",
                "51.178.83.1-2600::1",
                "2600::/119",
                "2600::/129",
                "2600::1-",
                "2600::1-9",
                "fe80::1%eth0",
                "51.178.83.1-51.178.83.2-51.178.83.3"
            })
    void whatIsNoneIsRefused(String text) {
        assertThat(AddressCandidate.of(text)).isInstanceOf(AddressCandidate.Unusable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1.2.3, reserved",
        "10.1.2.3, private",
        "100.64.0.1, translation",
        "127.0.0.1, own",
        "169.254.1.1, link-local",
        "172.31.255.255, private",
        "192.168.1.0/24, private",
        "198.19.0.1, benchmarks",
        "224.0.0.1, multicast",
        "255.255.255.255, reserved",
        "11.255.255.255-12.0.0.1, ''",
        "9.255.255.250-10.0.0.1, private",
        "::1, own",
        "::, own",
        "::ffff:10.0.0.1, private",
        "64:ff9b::1.2.3.4, reserved",
        "fd00::1, private",
        "fe80::1, link-local",
        "ff02::1, multicast",
        "2002:0a00::1, reserved",
        "2001:0::1, reserved",
    })
    void whatCannotBeAnybodysIsRefused(String text, String what) {
        AddressCandidate candidate = AddressCandidate.of(text);
        if (what.isEmpty()) {
            assertThat(candidate).isInstanceOf(AddressCandidate.Usable.class);
        } else {
            assertThat(candidate)
                    .isInstanceOfSatisfying(
                            AddressCandidate.Unusable.class,
                            refused -> assertThat(refused.reason()).contains(what));
        }
    }
}
