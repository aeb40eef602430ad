package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("zones.yml"), """
                7.100.51.198.in-addr.arpa: [{PTR: mail.example.com}]
                7.100.51.198.score.senderscore.com: [{A: 127.0.4.80}]
                7.100.51.198.bl.spamcop.net: [{A: 127.0.0.2}]
                """);
    }

    private Spoken ip(String address, String... more) {
        List<String> line = new ArrayList<>(List.of("ip", address, "--no-connect"));
        line.addAll(List.of(
                "--data",
                folder.toString(),
                "--dns",
                folder.resolve("zones.yml").toString()));
        line.addAll(List.of(more));
        return Spoken.by(line.toArray(String[]::new));
    }

    @Test
    void aPersonReadsTheCardAndWhatToMend() {
        Spoken card = ip("198.51.100.7");

        assertThat(card.code()).isZero();
        // 15 of 30, 10 of 20 and 16 of 20; neither port nor country is known.
        assertThat(card.out())
                .startsWith("59 / 100  198.51.100.7\n")
                .containsSubsequence(
                        "Reputation", "1 / ", "Listed", "Identity", "mail.example.com", "Not confirmed", "Connectivity")
                .containsSubsequence("What to mend", "+15", "+10", "+4")
                .doesNotContain("\u001B");
    }

    @Test
    void aProgramReadsTheFieldsOfTheApi() {
        Spoken card = ip("198.51.100.7", "--json");

        assertThat(card.code()).isZero();
        assertThat(card.out())
                .startsWith("{\"overall\":59,\"max\":100,\"crisis\":false,\"categories\":[{\"key\":\"reputation\"")
                .contains("\"ptr_map\":{\"198.51.100.7\":\"mail.example.com\"}");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThat(ip("mail.example.com").err()).isEqualTo("mailassay: mail.example.com is not an IP address\n");
    }
}
