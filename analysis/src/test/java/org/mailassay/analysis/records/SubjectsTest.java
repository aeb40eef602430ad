package org.mailassay.analysis.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.testing.Vectors;
import org.mailassay.analysis.testing.Vectors.Vector;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;

class SubjectsTest {
    static List<Vector> vectors() {
        return Vectors.in("/records/subjects.yml");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everySubjectIsJudgedAsTheVectorSays(Vector vector) {
        DomainRecords records = DomainRecords.judge(new RecordsQuestion(
                new DomainName(vector.text("domain")),
                List.of("reports@assay.test"),
                Set.copyOf(vector.texts("selectors")),
                vector.dns(),
                fetcher(vector),
                Duration.ofSeconds(30)));

        records.subjects().forEach((subject, judgement) -> {
            if (vector.fields().get(subject) instanceof Map<?, ?> expected) {
                compare(judgement, expected);
            }
        });
    }

    private static void compare(Judgement<?> judgement, Map<?, ?> expected) {
        assertThat(judgement.status().text()).isEqualTo(expected.get("status"));
        assertThat(codes(judgement.errors())).containsExactlyInAnyOrderElementsOf(list(expected, "errors"));
        assertThat(codes(judgement.warnings())).containsExactlyInAnyOrderElementsOf(list(expected, "warnings"));
        if (expected.get("record") instanceof String text) {
            assertThat(judgement.record()).isEqualTo(text);
        }
        if (expected.get("name") instanceof String name) {
            assertThat(judgement.name()).isEqualTo(name);
        }
        // Whatever was found can be shown.
        judgement.details().ifPresent(details -> assertThat(details.fields()).isNotEmpty());
    }

    private static List<String> codes(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.code() + "@" + fault.tag()
                        + (fault.offset() == Fault.WHOLE_RECORD ? "" : ":" + fault.offset()))
                .toList();
    }

    private static List<String> list(Map<?, ?> expected, String name) {
        return expected.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static PolicyFetcher fetcher(Vector vector) {
        if (vector.has("fetch")) {
            return domain ->
                    new PolicyFetch.Failed(PolicyFetch.Cause.valueOf(vector.text("fetch")), "as the test says");
        }
        if (!vector.has("policy")) {
            return PolicyFetcher.none();
        }
        String contentType = vector.has("content_type") ? vector.text("content_type") : "text/plain; charset=utf-8";
        Octets body = Octets.of(vector.text("policy").getBytes(StandardCharsets.ISO_8859_1));
        return domain -> new PolicyFetch.Fetched(contentType, body);
    }
}
