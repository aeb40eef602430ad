package org.mailassay.analysis.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Vectors;
import org.mailassay.analysis.testing.Vectors.Vector;

class AuthorDomainTest {
    static List<Vector> vectors() {
        return Vectors.list("/dmarc/from.yml");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theFieldIsRead(Vector vector) {
        String octets = new String(vector.text("from").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        switch (AuthorDomain.ofField(octets)) {
            case AuthorDomain.One one -> assertThat(one.domain().text()).isEqualTo(vector.text("domain"));
            case AuthorDomain.Several several ->
                assertThat(several.domains().stream().map(DomainName::text)).isEqualTo(vector.texts("domains"));
            case AuthorDomain.NotFound notFound ->
                assertThat(notFound.reason().name()).isEqualTo(vector.text("reason"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Subject: x\r\n\r\n', NO_FROM_FIELD",
        "'From: a@example.com\r\nfrom: a@example.com\r\n\r\n', SEVERAL_FROM_FIELDS",
    })
    void exactlyOneFieldIsNeeded(String header, AuthorDomain.Reason reason) {
        assertThat(AuthorDomain.of(fields(header))).isEqualTo(new AuthorDomain.NotFound(reason));
    }

    @Test
    void aFoldedFieldIsUnfolded() {
        assertThat(AuthorDomain.of(fields("From: Jane\r\n Doe\r\n\t<jane@example.com>\r\n\r\n")))
                .isEqualTo(new AuthorDomain.One(new DomainName("example.com")));
    }

    @Test
    void moreAuthorsThanAnybodyHasAreMalformed() {
        assertThat(AuthorDomain.ofField("a@example.com,".repeat(1_001)))
                .isEqualTo(new AuthorDomain.NotFound(AuthorDomain.Reason.MALFORMED));
    }

    private static HeaderFields fields(String header) {
        return HeaderFields.of(Octets.of(header.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
