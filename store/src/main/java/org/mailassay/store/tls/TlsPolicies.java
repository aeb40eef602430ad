package org.mailassay.store.tls;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.tls.TlsReport.Failure;
import org.mailassay.store.JsonTable;

/// The policies of a TLS report in the form in which a column keeps them: four tables, in which a policy is named by
/// its place.
public final class TlsPolicies {
    private static final JsonFactory JSON = new JsonFactory();

    private TlsPolicies() {}

    /// Writes them; their domain stands in a column of its own.
    public static String write(List<AppliedPolicy> policies) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            JsonTable.write(out, "policies", policies, TlsPolicies::policy);
            JsonTable.write(out, "lines", cells(policies, AppliedPolicy::lines), cells -> cells);
            JsonTable.write(out, "mx_hosts", cells(policies, AppliedPolicy::mxHosts), cells -> cells);
            JsonTable.write(out, "failures", failures(policies), cells -> cells);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return text.toString();
    }

    /// Reads what [#write] wrote.
    ///
    /// @param domain whose policies they are
    public static List<AppliedPolicy> read(String json, String domain) {
        Map<String, List<List<String>>> tables = JsonTable.readFields(json);
        List<List<String>> heads = tables.getOrDefault("policies", List.of());
        List<List<String>> lines = emptyLists(heads.size());
        List<List<String>> hosts = emptyLists(heads.size());
        List<List<Failure>> failures = emptyLists(heads.size());
        for (List<String> cells : tables.getOrDefault("lines", List.of())) {
            lines.get(place(cells)).add(cells.get(1));
        }
        for (List<String> cells : tables.getOrDefault("mx_hosts", List.of())) {
            hosts.get(place(cells)).add(cells.get(1));
        }
        for (List<String> cells : tables.getOrDefault("failures", List.of())) {
            failures.get(place(cells)).add(failure(cells));
        }
        return IntStream.range(0, heads.size())
                .mapToObj(place -> new AppliedPolicy(
                        heads.get(place).get(0),
                        lines.get(place),
                        domain,
                        hosts.get(place),
                        Long.parseLong(heads.get(place).get(1)),
                        Long.parseLong(heads.get(place).get(2)),
                        failures.get(place)))
                .toList();
    }

    private static List<String> policy(AppliedPolicy policy) {
        return List.of(
                policy.type(), Long.toString(policy.successfulSessions()), Long.toString(policy.failedSessions()));
    }

    private static List<List<String>> cells(List<AppliedPolicy> policies, Function<AppliedPolicy, List<String>> texts) {
        List<List<String>> rows = new ArrayList<>();
        for (int place = 0; place < policies.size(); place++) {
            for (String text : texts.apply(policies.get(place))) {
                rows.add(List.of(Integer.toString(place), text));
            }
        }
        return rows;
    }

    private static List<List<String>> failures(List<AppliedPolicy> policies) {
        List<List<String>> rows = new ArrayList<>();
        for (int place = 0; place < policies.size(); place++) {
            for (Failure failure : policies.get(place).failures()) {
                rows.add(List.of(
                        Integer.toString(place),
                        failure.resultType(),
                        address(failure.sendingMtaIp()),
                        failure.receivingMxHostname(),
                        failure.receivingMxHelo(),
                        address(failure.receivingIp()),
                        Long.toString(failure.sessions()),
                        failure.additionalInformation(),
                        failure.reasonCode()));
            }
        }
        return rows;
    }

    private static Failure failure(List<String> cells) {
        return new Failure(
                cells.get(1),
                address(cells.get(2)),
                cells.get(3),
                cells.get(4),
                address(cells.get(5)),
                Long.parseLong(cells.get(6)),
                cells.get(7),
                cells.get(8));
    }

    private static String address(Optional<InetAddress> address) {
        return address.map(InetAddress::getHostAddress).orElse("");
    }

    private static Optional<InetAddress> address(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
    }

    private static int place(List<String> cells) {
        return Integer.parseInt(cells.getFirst());
    }

    private static <T> List<List<T>> emptyLists(int count) {
        List<List<T>> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
