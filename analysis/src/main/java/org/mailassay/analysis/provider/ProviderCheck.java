package org.mailassay.analysis.provider;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Tells which of the large providers' requirements a message meets.
public final class ProviderCheck implements Check {
    private static final List<Criterion> CRITERIA =
            Providers.all().stream().map(ProviderCheck::criterion).toList();

    private static Criterion criterion(Provider provider) {
        return new Criterion(
                "providers." + provider.key(),
                Category.HEADERS,
                0,
                "Requirements of " + provider.name(),
                provider.page());
    }

    @Override
    public String name() {
        return "providers";
    }

    @Override
    public List<Criterion> criteria() {
        return CRITERIA;
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        Facts facts = new Facts(material);
        Map<Fact, Answer> answers = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            answers.put(fact, facts.of(fact));
        }
        List<Finding> findings = new ArrayList<>();
        List<Object> details = new ArrayList<>();
        for (Provider provider : Providers.all()) {
            findings.add(finding(provider, answers));
            details.add(details(provider, answers));
        }
        return CheckReport.of(findings).with("providers", details);
    }

    private static Answer answer(Requirement requirement, Map<Fact, Answer> answers) {
        return answers.getOrDefault(requirement.fact(), Answer.unknown("it was not measured"));
    }

    private static Finding finding(Provider provider, Map<Fact, Answer> answers) {
        Criterion criterion = criterion(provider);
        List<String> notMet = provider.requirements().stream()
                .filter(requirement ->
                        requirement.strict() && answer(requirement, answers).state() == Answer.State.NOT_MET)
                .map(requirement -> requirement.text() + " Here "
                        + answer(requirement, answers).reason() + ".")
                .toList();
        return notMet.isEmpty()
                ? criterion.pass(
                        "The message meets what " + provider.name() + " asks for, as far as one message shows it.")
                : criterion
                        .warn(0, "The message does not meet all that " + provider.name() + " asks for.")
                        .with("not_met", notMet);
    }

    private static SequencedMap<String, Object> details(Provider provider, Map<Fact, Answer> answers) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("provider", provider.key());
        fields.put("name", provider.name());
        fields.put("mailboxes", provider.mailboxes());
        fields.put("source", provider.page());
        fields.put(
                "requirements",
                provider.requirements().stream()
                        .map(requirement -> requirement(requirement, answer(requirement, answers)))
                        .toList());
        return fields;
    }

    private static SequencedMap<String, Object> requirement(Requirement requirement, Answer answer) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", requirement.id());
        fields.put("requirement", requirement.text());
        fields.put("senders", requirement.bulkOnly() ? "bulk" : "all");
        fields.put("recommended", !requirement.strict());
        fields.put("since", requirement.since());
        fields.put("state", answer.state().text());
        fields.put("reason", answer.reason());
        return fields;
    }
}
