package org.mailassay.analysis.records;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.spf.SpfRecordJudgement;
import org.mailassay.analysis.tags.Fault;

/// Judges a domain's SPF policy (RFC 7208).
final class SpfSubject {
    private SpfSubject() {}

    static Judgement<SpfDetails> judge(RecordsQuestion question) {
        String name = question.domain().text();
        return switch (SpfRecordJudgement.of(question.domain(), question.dns())) {
            case SpfRecordJudgement.Judged judged ->
                Judgement.found(
                        name,
                        judged.tree().text(),
                        new SpfDetails(judged.tree(), judged.voidLookups()),
                        judged.faults());
            case SpfRecordJudgement.Several several ->
                Judgement.invalid(name, String.join("\n", several.texts()), several.fault());
            case SpfRecordJudgement.Missing missing -> missing(name, missing.faults());
            case SpfRecordJudgement.Unknown unknown -> Judgement.unknown(name, LookupFault.of(unknown.failure()));
        };
    }

    private static Judgement<SpfDetails> missing(String name, List<Fault> faults) {
        return new Judgement<>(RecordStatus.MISSING, name, "", Optional.empty(), List.of(), faults);
    }
}
