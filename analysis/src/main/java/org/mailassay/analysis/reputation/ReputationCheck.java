package org.mailassay.analysis.reputation;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Asks the services that are set up about the client's address. One that is not set up does not apply.
public final class ReputationCheck implements Check {
    @Override
    public String name() {
        return "reputation";
    }

    @Override
    public List<Criterion> criteria() {
        return ReputationFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        List<ReputationSource> sources = material.ports().reputation();
        Optional<InetAddress> address = address(material.message().connection());
        List<ReputationAnswer> answers = SideBySide.map(
                sources,
                source -> address.map(source::about)
                        .orElseGet(() ->
                                new ReputationAnswer.Unavailable("the address that sent the message is not known")));
        CheckReport report = CheckReport.of(Arrays.stream(SourceName.values())
                .map(name -> finding(name, sources, answers))
                .toList());
        for (SourceName name : SourceName.values()) {
            report = report.with("reputation." + name.key(), fields(name, sources, answers));
        }
        return report;
    }

    /// A gateway's or a relay's own address says nothing of the sender.
    private static Optional<InetAddress> address(Connection connection) {
        return switch (connection) {
            case Connection.Unknown _, Connection.Hidden _ -> Optional.empty();
            case Connection.Smtp smtp when LocalAddress.is(smtp.client()) -> Optional.empty();
            case Connection.Smtp smtp -> Optional.of(smtp.client());
        };
    }

    private static Optional<ReputationAnswer> answer(
            SourceName name, List<ReputationSource> sources, List<ReputationAnswer> answers) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).name() == name) {
                return Optional.of(answers.get(i));
            }
        }
        return Optional.empty();
    }

    private static Finding finding(SourceName name, List<ReputationSource> sources, List<ReputationAnswer> answers) {
        return answer(name, sources, answers)
                .map(answer -> ReputationFindings.judge(name, answer))
                .orElseGet(() -> ReputationFindings.of(name)
                        .notApplicable(name.label() + " is not asked: it is not set up here."));
    }

    private static SequencedMap<String, Object> fields(
            SourceName name, List<ReputationSource> sources, List<ReputationAnswer> answers) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        Optional<ReputationAnswer> answer = answer(name, sources, answers);
        fields.put("asked", answer.isPresent());
        answer.ifPresent(said -> {
            switch (said) {
                case ReputationAnswer.Scored(int score) -> fields.put("score", score);
                case ReputationAnswer.Reported(int confidence, int reports, String last) -> {
                    fields.put("confidence", confidence);
                    fields.put("reports", reports);
                    fields.put("last_report", last.isEmpty() ? Optional.empty() : last);
                }
                case ReputationAnswer.NotRated(String reason) -> fields.put("not_rated", reason);
                case ReputationAnswer.Unavailable(String reason) -> fields.put("unavailable", reason);
            }
        });
        return fields;
    }
}
