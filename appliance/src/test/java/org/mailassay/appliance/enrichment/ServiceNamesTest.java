package org.mailassay.appliance.enrichment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.store.enrichment.ServiceLabel;

class ServiceNamesTest {
    @ParameterizedTest
    @CsvSource({
        "google.com, Google, mailbox",
        "outlook.com, Microsoft 365, mailbox",
        "amazonses.com, Amazon SES, transactional",
        "mcsv.net, Mailchimp, marketing",
        "pphosted.com, Proofpoint, security",
        "ovh.net, OVHcloud, hosting"
    })
    void knowsTheBestKnownSenders(String domain, String name, String category) {
        assertThat(ServiceNames.read().of(domain)).isEqualTo(new ServiceLabel(name, category));
    }

    @Test
    void doesNotGuess() {
        assertThat(ServiceNames.read().of("mail.google.com")).isEqualTo(ServiceLabel.NONE);
        assertThat(ServiceNames.read().of("")).isEqualTo(ServiceLabel.NONE);
    }

    @Test
    void theFileIsSortedAndHoldsAtLeastTheBestKnown() throws IOException {
        List<String> domains = new ArrayList<>();
        try (InputStream file = ServiceNames.class.getResourceAsStream("services.tsv")) {
            assertThat(file).isNotNull();
            new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> domains.add(line.substring(0, line.indexOf('\t'))));
        }
        assertThat(domains).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(150);
        assertThat(domains).allMatch(domain -> domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example\tA", "a.example\tA\tisp\tmore", "a.example\tA\tisp\na.example\tB\tisp"})
    void refusesAFileThatIsNotInItsForm(String text) {
        assertThatThrownBy(() -> ServiceNames.read(new ByteArrayInputStream(text.getBytes(UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line");
    }
}
