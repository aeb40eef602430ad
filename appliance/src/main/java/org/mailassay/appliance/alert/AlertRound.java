package org.mailassay.appliance.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mailassay.analysis.alert.AlertEvaluation;
import org.mailassay.analysis.alert.AlertTurn;
import org.mailassay.store.alert.AlertMemory;
import org.mailassay.store.alert.AlertSubject;
import org.mailassay.store.alert.AlertWork;
import org.mailassay.store.alert.FactReading;
import org.mailassay.store.alert.JudgedSubject;
import org.mailassay.store.alert.SubjectFacts;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges every rule of every active domain and verified address, a page at a time.
public final class AlertRound {
    private static final Logger LOG = LoggerFactory.getLogger(AlertRound.class);
    private static final int PAGE = 200;

    private final FactReading facts;
    private final AlertWork work;
    private final AlertLetters letters;
    private final InstantSource clock;

    public AlertRound(FactReading facts, AlertWork work, AlertLetters letters, InstantSource clock) {
        this.facts = facts;
        this.work = work;
        this.letters = letters;
        this.clock = clock;
    }

    /// Judges.
    ///
    /// @return how many alerts fired or are over
    public int run() {
        Instant now = clock.instant();
        int turns = pages((after, limit) -> facts.domains(after, limit, now), now)
                + pages((after, limit) -> facts.addresses(after, limit, now), now);
        if (turns > 0) {
            LOG.info("{} alerts fired or are over", turns);
        }
        return turns;
    }

    private int pages(
            BiFunction<Optional<AlertSubject>, Integer, ? extends List<? extends SubjectFacts>> source, Instant now) {
        int turns = 0;
        List<? extends SubjectFacts> page = source.apply(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            turns += judge(page, now);
            page = page.size() < PAGE
                    ? List.of()
                    : source.apply(Optional.of(page.getLast().subject()), PAGE);
        }
        return turns;
    }

    private int judge(List<? extends SubjectFacts> page, Instant now) {
        AlertMemory memory =
                work.memory(page.stream().map(SubjectFacts::subject).toList());
        List<JudgedSubject> judged = new ArrayList<>();
        for (SubjectFacts each : page) {
            AlertEvaluation evaluation = new AlertEvaluation(
                    rule -> memory.setting(each.subject(), rule), rule -> memory.state(each.subject(), rule));
            List<AlertTurn> turns = switch (each) {
                case SubjectFacts.OfDomain domain -> evaluation.of(domain.facts());
                case SubjectFacts.OfAddress address -> evaluation.of(address.facts());
            };
            if (!turns.isEmpty()) {
                judged.add(new JudgedSubject(each.subject(), turns));
            }
        }
        if (judged.isEmpty()) {
            return 0;
        }
        List<OutgoingMessage> mails = letters.of(judged, now);
        work.keep(judged, now, mails);
        return judged.stream().mapToInt(each -> each.turns().size()).sum();
    }
}
