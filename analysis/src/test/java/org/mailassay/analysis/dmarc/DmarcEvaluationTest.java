package org.mailassay.analysis.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier.Outcome;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.testing.Vectors;
import org.mailassay.analysis.testing.Vectors.Vector;

class DmarcEvaluationTest {
    static Stream<Vector> vectors() {
        return Stream.of("/dmarc/alignment.yml", "/dmarc/policy.yml")
                .flatMap(resource -> Vectors.in(resource).stream());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void resultAlignmentAndPolicyAreAsTheVectorSays(Vector vector) {
        DmarcVerdict verdict = evaluate(vector, vector.dns());

        assertThat(verdict.result().text()).isEqualTo(vector.text("result"));
        if (vector.has("aligned")) {
            assertThat(verdict.alignments().stream()
                            .filter(alignment -> alignment.state() instanceof Alignment.Aligned)
                            .map(alignment -> alignment.identifier().domain().text()))
                    .isEqualTo(vector.texts("aligned"));
        }
        Optional<PolicyApplication> policy = policy(verdict.result());
        if (vector.has("requested")) {
            assertThat(policy.orElseThrow().requested().text()).isEqualTo(vector.text("requested"));
        }
        if (vector.has("source")) {
            assertThat(policy.orElseThrow().source().name()).isEqualTo(vector.text("source"));
        }
        if (vector.has("applied")) {
            assertThat(policy.orElseThrow().applied().text()).isEqualTo(vector.text("applied"));
        }
    }

    static List<Vector> rfc7489Vectors() {
        return Vectors.in("/dmarc/rfc7489.yml");
    }

    @ParameterizedTest
    @MethodSource("rfc7489Vectors")
    void theOldStandardStandsBesideTheNewOne(Vector vector) {
        DmarcVerdict verdict = evaluate(vector, vector.dns());

        assertThat(verdict.rfc7489().orElseThrow().result().text()).isEqualTo(vector.text("rfc7489"));
        assertThat(verdict.differences().stream()
                        .map(difference -> (difference.aspect() + ": " + difference.rfc9989() + " | "
                                        + difference.rfc7489())
                                .replace("  ", " ")))
                .isEqualTo(vector.texts("differences"));
    }

    @Test
    void manySignaturesDoNotCostManyWalks() {
        List<AuthenticatedIdentifier> identifiers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            identifiers.add(AuthenticatedIdentifier.dkim(
                    new DomainName("a.b.c.d.e.f.g.h" + i + ".example.com"), "s", Outcome.PASS));
        }
        List<String> queries = new ArrayList<>();
        Dns dns = (name, type) -> {
            queries.add(name);
            return name.equals("_dmarc.example.com")
                    ? new DnsAnswer.Found(
                            List.of(DnsRecord.Txt.of("v=DMARC1; p=reject")),
                            List.of(),
                            Duration.ofMinutes(5),
                            Security.INDETERMINATE)
                    : new DnsAnswer.NoSuchName(Security.INDETERMINATE);
        };

        DmarcEvaluation.evaluate(new AuthorDomain.One(new DomainName("www.example.com")), identifiers, dns);

        assertThat(queries).hasSizeLessThan(100);
    }

    @Test
    void withoutOneAuthorDomainTheErrorIsPermanent() {
        AuthorDomain several = AuthorDomain.ofField("a@example.com, b@example.net");

        DmarcVerdict verdict = DmarcEvaluation.evaluate(several, List.of(), (name, type) -> {
            throw new AssertionError("nothing is to be asked");
        });

        assertThat(verdict.result()).isEqualTo(new DmarcResult.PermanentError(several));
        assertThat(verdict.differences()).isEmpty();
    }

    private static DmarcVerdict evaluate(Vector vector, Dns dns) {
        List<AuthenticatedIdentifier> identifiers = new ArrayList<>();
        for (String spf : vector.texts("spf")) {
            identifiers.add(AuthenticatedIdentifier.spf(domain(spf), outcome(spf)));
        }
        for (String dkim : vector.texts("dkim")) {
            identifiers.add(AuthenticatedIdentifier.dkim(domain(dkim), "s", outcome(dkim)));
        }
        DomainName author = DomainName.of(vector.text("author")).orElseThrow();
        return DmarcEvaluation.evaluate(new AuthorDomain.One(author), identifiers, dns);
    }

    private static DomainName domain(String outcomeAndDomain) {
        return DomainName.of(outcomeAndDomain.substring(outcomeAndDomain.indexOf(' ') + 1))
                .orElseThrow();
    }

    private static Outcome outcome(String outcomeAndDomain) {
        if (outcomeAndDomain.startsWith("pass ")) {
            return Outcome.PASS;
        }
        return outcomeAndDomain.startsWith("temperror ") ? Outcome.TEMPORARY_ERROR : Outcome.NO_PASS;
    }

    private static Optional<PolicyApplication> policy(DmarcResult result) {
        return switch (result) {
            case DmarcResult.Pass pass -> Optional.of(pass.policy());
            case DmarcResult.Fail fail -> Optional.of(fail.policy());
            case DmarcResult.None ignored -> Optional.empty();
            case DmarcResult.TemporaryError ignored -> Optional.empty();
            case DmarcResult.PermanentError ignored -> Optional.empty();
        };
    }
}
