package org.mailassay.analysis.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.testing.Vectors;
import org.mailassay.analysis.testing.Vectors.Vector;

class ExternalDestinationTest {
    static List<Vector> vectors() {
        return Vectors.in("/dmarc/external-destinations.yml");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void consentIsAskedForOutsideTheOrganization(Vector vector) {
        ReportingUri uri = ReportingUri.parse(vector.text("uri")).orElseThrow();
        DomainName policyDomain = new DomainName(vector.text("policy"));

        ExternalDestination consent =
                ExternalDestination.of(policyDomain, uri, new PolicyRecords(vector.dns()), vector.dns());

        assertThat(text(consent)).isEqualTo(vector.text("consent"));
    }

    private static String text(ExternalDestination consent) {
        return switch (consent) {
            case ExternalDestination.NotExternal ignored -> "not_external";
            case ExternalDestination.Authorized authorized ->
                ("authorized " + authorized.override().map(ReportingUri::uri).orElse("")).strip();
            case ExternalDestination.NotAuthorized ignored -> "not_authorized";
            case ExternalDestination.Unknown ignored -> "unknown";
        };
    }
}
