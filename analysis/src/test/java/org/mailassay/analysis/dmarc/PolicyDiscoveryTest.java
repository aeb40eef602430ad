package org.mailassay.analysis.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.testing.Vectors;
import org.mailassay.analysis.testing.Vectors.Vector;

class PolicyDiscoveryTest {
    static List<Vector> vectors() {
        return Vectors.in("/dmarc/discovery.yml");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void recordAndOrganizationalDomainAreFound(Vector vector) {
        List<String> queries = new ArrayList<>();
        Dns dns = (name, type) -> {
            queries.add(name.substring("_dmarc.".length()));
            return vector.dns().query(name, type);
        };

        PolicyDiscovery discovery =
                PolicyDiscovery.of(DomainName.of(vector.text("author")).orElseThrow(), dns);

        assertThat(text(discovery.walk().organizationalDomain())).isEqualTo(vector.text("organizational_domain"));
        assertThat(queries).hasSizeLessThanOrEqualTo(8);
        if (vector.has("queries")) {
            assertThat(queries).isEqualTo(vector.texts("queries"));
        }
        switch (discovery) {
            case PolicyDiscovery.Found found -> {
                assertThat(found.policyDomain().text()).isEqualTo(vector.text("policy_domain"));
                assertThat(found.location().name().toLowerCase(Locale.ROOT)).isEqualTo(vector.text("location"));
            }
            case PolicyDiscovery.NotFound ignored ->
                assertThat(vector.text("found")).isEqualTo("none");
            case PolicyDiscovery.Unknown ignored ->
                assertThat(vector.text("found")).isEqualTo("unknown");
        }
    }

    private static String text(OrganizationalDomain domain) {
        return switch (domain) {
            case OrganizationalDomain.Known known -> known.domain().text();
            case OrganizationalDomain.Unknown ignored -> "unknown";
        };
    }
}
