package org.mailassay.analysis.blocklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.blocklist.BlocklistSurvey.Asked;
import org.mailassay.analysis.blocklist.BlocklistSurvey.LeftOut;
import org.mailassay.analysis.dns.Dns;

/// Asks lists about subjects, side by side. Each list is asked one question first; whoever does not answer that is not
/// asked the rest, so that a list that is away costs one time-out and not fifty.
public final class Blocklists {
    /// More questions than this are not asked for one message.
    public static final int MOST_QUESTIONS = 1_500;

    private final List<Blocklist> lists;
    private final ListHealth health;

    /// @param lists that can be asked
    public Blocklists(List<Blocklist> lists, ListHealth health) {
        this.lists = List.copyOf(lists);
        this.health = health;
    }

    private record Question(Blocklist list, Subject subject, String entry) {
        private String name() {
            return list.questionName(entry);
        }
    }

    /// Asks every list about every subject that it lists, each question once.
    ///
    /// @param subjects the most important first
    public BlocklistSurvey ask(List<Subject> subjects, Dns dns) {
        BlocklistLookup lookup = new BlocklistLookup(dns);
        Set<LeftOut> leftOut = new LinkedHashSet<>();
        List<Question> all = questions(subjects, leftOut);
        List<Question> questions = all.subList(0, Math.min(all.size(), MOST_QUESTIONS));
        Map<String, BlocklistAnswer> answers = new HashMap<>();
        List<Question> first = firstOfEach(questions);
        record(first, lookup, answers);
        Set<String> serving = new HashSet<>();
        for (Question question : first) {
            BlocklistAnswer answer = answers.get(question.name());
            if (answer instanceof BlocklistAnswer.Listed || answer instanceof BlocklistAnswer.Clean) {
                serving.add(question.list().zone());
            }
        }
        List<Question> rest = questions.stream()
                .filter(question -> serving.contains(question.list().zone()))
                .filter(question -> !answers.containsKey(question.name()))
                .toList();
        record(rest, lookup, answers);
        List<Asked> asked = new ArrayList<>();
        for (Question question : questions) {
            Optional.ofNullable(answers.get(question.name()))
                    .ifPresent(answer -> asked.add(new Asked(question.list(), question.subject(), answer)));
        }
        return new BlocklistSurvey(asked, List.copyOf(leftOut), all.size() - questions.size());
    }

    private List<Question> questions(List<Subject> subjects, Set<LeftOut> leftOut) {
        List<Question> questions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Subject subject : subjects) {
            for (Blocklist list : lists) {
                if (list.lists(subject.kind())) {
                    Optional<ProbeResult> failed =
                            health.of(list.zone(), subject.kind()).filter(result -> !result.isWorking());
                    Question question = new Question(list, subject, subject.entry(list));
                    failed.ifPresent(result -> leftOut.add(new LeftOut(list, result)));
                    if (failed.isEmpty() && names.add(question.name())) {
                        questions.add(question);
                    }
                }
            }
        }
        return questions;
    }

    private static List<Question> firstOfEach(List<Question> questions) {
        Set<String> begun = new HashSet<>();
        return questions.stream()
                .filter(question -> begun.add(question.list().zone()))
                .toList();
    }

    private static void record(List<Question> questions, BlocklistLookup lookup, Map<String, BlocklistAnswer> answers) {
        List<BlocklistAnswer> said = Side.map(questions, question -> lookup.ask(question.list(), question.entry()));
        for (int i = 0; i < questions.size(); i++) {
            answers.put(questions.get(i).name(), said.get(i));
        }
    }
}
