package org.mailassay.analysis.report.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.tls.TlsReport.Failure;
import org.mailassay.analysis.report.value.AddressLiteral;
import org.mailassay.analysis.report.value.Oddities;
import org.mailassay.analysis.report.value.Values;

/// Reads what a report says of one policy.
final class TlsPolicyMembers {
    /// RFC 8460, section 4.4.
    private static final Set<String> POLICY_TYPES = Set.of("tlsa", "sts", "no-policy-found");

    private static final int MAXIMUM_LINES = 100;

    private final JsonCursor cursor;
    private final TlsBudget budget;
    private final Oddities oddities;
    private final List<String> lines = new ArrayList<>();
    private final List<String> mxHosts = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private String type = "";
    private String domain = "";
    private OptionalLong successful = OptionalLong.empty();
    private OptionalLong failed = OptionalLong.empty();

    TlsPolicyMembers(JsonCursor cursor, TlsBudget budget, Oddities oddities) {
        this.cursor = cursor;
        this.budget = budget;
        this.oddities = oddities;
    }

    AppliedPolicy read() throws IOException {
        cursor.object(this::member);
        long detailed = failures.stream().mapToLong(Failure::sessions).sum();
        return new AppliedPolicy(type, lines, domain, mxHosts, successful.orElse(0), failed.orElse(detailed), failures);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "policy" -> cursor.object(this::policy);
            case "summary" -> cursor.object(this::summary);
            case "failure-details" -> cursor.array(this::failure);
            default -> cursor.skip();
        }
    }

    private void policy(String name) throws IOException {
        switch (name) {
            case "policy-type" -> type = word("policies/policy/policy-type", POLICY_TYPES);
            case "policy-string" -> cursor.array(() -> line(lines));
            case "policy-domain" -> domain = Values.domain(cursor.text());
            // The standard's own text and its example differ (RFC 8460, sections 4.4 and appendix B).
            case "mx-host", "mx-host-pattern" -> cursor.array(() -> line(mxHosts));
            default -> cursor.skip();
        }
    }

    private void summary(String name) throws IOException {
        switch (name) {
            case "total-successful-session-count" -> successful = OptionalLong.of(count("summary/" + name));
            case "total-failure-session-count" -> failed = OptionalLong.of(count("summary/" + name));
            default -> cursor.skip();
        }
    }

    private void failure() throws IOException {
        if (!cursor.isObject()) {
            cursor.skip();
            return;
        }
        budget.countOne();
        FailureMembers members = new FailureMembers();
        cursor.object(members::member);
        failures.add(members.build());
    }

    private void line(List<String> into) throws IOException {
        String line = Values.freeText(cursor.text());
        if (!line.isEmpty() && into.size() < MAXIMUM_LINES) {
            into.add(line);
        }
    }

    private String word(String field, Set<String> known) throws IOException {
        String text = cursor.text();
        return text.isEmpty() ? "" : oddities.word(field, text, known, Map.of());
    }

    private long count(String field) throws IOException {
        String text = cursor.text();
        OptionalLong number = Values.number(text);
        if (number.isEmpty() || number.getAsLong() > AggregateRow.MAXIMUM_COUNT) {
            throw RefusedException.badValue(cursor.place(), "policies/" + field, text);
        }
        return number.getAsLong();
    }

    /// One entry of `failure-details`.
    private final class FailureMembers {
        private String resultType = "";
        private Optional<InetAddress> sendingMtaIp = Optional.empty();
        private String receivingMxHostname = "";
        private String receivingMxHelo = "";
        private Optional<InetAddress> receivingIp = Optional.empty();
        private long sessions;
        private String additionalInformation = "";
        private String reasonCode = "";

        void member(String name) throws IOException {
            switch (name) {
                case "result-type" -> resultType = word("policies/failure-details/result-type", FailureType.WORDS);
                case "sending-mta-ip" -> sendingMtaIp = address(name);
                case "receiving-mx-hostname" -> receivingMxHostname = Values.domain(cursor.text());
                case "receiving-mx-helo" -> receivingMxHelo = Values.cut(cursor.text());
                case "receiving-ip" -> receivingIp = address(name);
                case "failed-session-count" -> sessions = count("failure-details/" + name);
                case "additional-information", "additional-info-uri" ->
                    additionalInformation = Values.freeText(cursor.text());
                // The second is what drafts called it.
                case "failure-reason-code", "failure-error-code" -> reasonCode = Values.freeText(cursor.text());
                default -> cursor.skip();
            }
        }

        Failure build() {
            return new Failure(
                    resultType,
                    sendingMtaIp,
                    receivingMxHostname,
                    receivingMxHelo,
                    receivingIp,
                    sessions,
                    additionalInformation,
                    reasonCode);
        }

        private Optional<InetAddress> address(String name) throws IOException {
            String text = cursor.text();
            Optional<InetAddress> address = AddressLiteral.parse(text);
            if (address.isEmpty() && !text.isEmpty()) {
                oddities.add("policies/failure-details/" + name, text);
            }
            return address;
        }
    }
}
