package org.mailassay.mailets.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.ExchangerTarget;
import org.mailassay.analysis.transport.MailExchanger;

/// What the addresses of a host with TLSA records come to.
class DaneLookupTest {
    @ParameterizedTest
    @CsvSource({
        // What the DNS says of the host's addresses; what comes of it.
        "A: 127.0.0.1, Demanded",
        "A: 127.0.0.1; SERVFAIL, Demanded",
        "A: 127.0.0.1; INSECURE, None",
        "TXT: no address, None",
        "SERVFAIL, Unknown",
        "TIMEOUT, Unknown"
    })
    void aFailureIsNoAbsence(String records, String outcome) {
        ZoneDns dns = Zones.of("""
                example.com:
                  - SECURE
                mx.example.com:
                  - %s
                _25._tcp.mx.example.com:
                  - SECURE
                  - TLSA: [3, 1, 1, %s]
                """.formatted(records.replace("; ", "\n  - "), "00".repeat(32)));
        MailExchanger host = new MailExchanger(10, "mx.example.com", new ExchangerTarget.NoAddress(), Security.SECURE);

        assertThat(new DaneLookup(dns)
                        .look(host, new DomainName("example.com"))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }
}
