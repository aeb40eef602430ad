package org.mailassay.appliance.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFilesTest {
    private static final Map<String, Object> COUNTRY = Map.of("country", Map.of("iso_code", "DE"));
    private static final Map<String, Object> NETWORK =
            Map.of("autonomous_system_number", 64500, "autonomous_system_organization", "Example Networks");

    @TempDir
    Path folder;

    @Test
    void severalFilesTogetherSayWhatIsKnown() throws IOException {
        Path country = NetworkFile.write(folder.resolve("country.mmdb"), COUNTRY);
        Path network = NetworkFile.write(folder.resolve("asn.mmdb"), NETWORK);
        try (NetworkFiles files = NetworkFiles.open(List.of(country, network))) {
            assertThat(files.of(InetAddress.ofLiteral("8.8.8.8")))
                    .isEqualTo(new NetworkFacts("DE", 64500, "Example Networks"));
            assertThat(files.of(InetAddress.ofLiteral("200.0.0.1"))).isEqualTo(NetworkFacts.NONE);
            assertThat(files.of(InetAddress.ofLiteral("2001:db8::1"))).isEqualTo(NetworkFacts.NONE);
        }
    }

    @Test
    void theOtherFormIsReadToo() throws IOException {
        Path file = NetworkFile.write(
                folder.resolve("lite.mmdb"), Map.of("country_code", "FR", "asn", "AS64501", "as_name", "Réseau"));
        try (NetworkFiles files = NetworkFiles.open(List.of(file))) {
            assertThat(files.of(InetAddress.ofLiteral("8.8.8.8"))).isEqualTo(new NetworkFacts("FR", 64501, "Réseau"));
        }
    }

    @Test
    void aFileThatCannotBeReadIsLeftOut() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.mmdb"), "not a database");
        Path good = NetworkFile.write(folder.resolve("country.mmdb"), COUNTRY);
        try (NetworkFiles files = NetworkFiles.open(List.of(broken, folder.resolve("missing.mmdb"), good))) {
            assertThat(files.of(InetAddress.ofLiteral("8.8.8.8")).country()).isEqualTo("DE");
        }
    }
}
