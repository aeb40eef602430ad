package org.mailassay.analysis.clientsupport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.content.HtmlReading;
import org.mailassay.analysis.content.TextBody;
import org.mailassay.analysis.mime.MimePart;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Step;

/// Judges whether the mail clients show what the HTML asks for.
public final class ClientSupportCheck implements Check {
    /// So many of the tested clients must lack a feature before it counts, in percent.
    private static final int MANY = 10;

    private static final Step ONE_MISSING =
            Step.of(3, "the layout rests on one feature that %d %% of the clients lack".formatted(MANY));

    public static final Criterion ESSENTIALS = new Criterion(
                    "client_support.essentials", Category.CONTENT, 6, "Support by mail clients", "caniemail.com")
            .steps(ONE_MISSING, Step.of(0, "it rests on more of them"));

    @Override
    public String name() {
        return "client_support";
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(ESSENTIALS);
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        Optional<TextBody> html = material.content().html();
        if (html.isEmpty()) {
            return CheckReport.of(List.of(ESSENTIALS.notApplicable("The message has no HTML.")))
                    .with("content.client_support", Optional.empty());
        }
        SupportTable table = SupportTable.bundled();
        Usage usage = usage(html.get(), table);
        material.content().images().stream()
                .filter(image -> !image.isAttachment())
                .map(MimePart::mediaType)
                .forEach(type -> usage.add("image:" + type.substring("image/".length()), 0));
        return CheckReport.of(List.of(essentials(usage, table))).with("content.client_support", details(usage, table));
    }

    private static Usage usage(TextBody html, SupportTable table) {
        return HtmlReading.readWithPlaces(html.text(), document -> HtmlUsage.of(document, table));
    }

    private static Finding essentials(Usage usage, SupportTable table) {
        List<Feature> missing = usage.features().stream()
                .filter(feature -> feature.essential() && feature.percent('n') >= MANY)
                .toList();
        if (missing.isEmpty()) {
            return ESSENTIALS.pass("What the layout rests on is shown by nearly all mail clients.");
        }
        List<String> named = missing.stream()
                .map(feature -> feature.title() + ": not in "
                        + String.join(
                                ", ",
                                families(feature.clients('n', table.clients())).keySet()))
                .toList();
        return ESSENTIALS
                .warn(
                        missing.size() == 1 ? ONE_MISSING.points() : 0,
                        "The layout rests on features that many mail clients do not have.")
                .with("features", named)
                .fixedBy(
                        "Lay out with tables and plain styles, embed pictures as PNG, JPEG or GIF, and see how it looks"
                                + " without these features.");
    }

    private static SequencedMap<String, List<String>> families(List<MailClient> clients) {
        SequencedMap<String, List<String>> families = new LinkedHashMap<>();
        clients.forEach(client -> families.computeIfAbsent(client.family(), _ -> new ArrayList<>())
                .add(client.platform()));
        return families;
    }

    private static SequencedMap<String, Object> details(Usage usage, SupportTable table) {
        List<Feature> used = usage.features();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", table.source());
        fields.put("updated", table.updated());
        fields.put("clients", table.clients().size());
        fields.put("features_used", used.size());
        fields.put(
                "features_everywhere",
                used.stream().filter(ClientSupportCheck::isEverywhere).count());
        fields.put(
                "features",
                used.stream()
                        .filter(feature -> !isEverywhere(feature))
                        .map(feature -> feature(feature, usage, table))
                        .toList());
        return fields;
    }

    private static boolean isEverywhere(Feature feature) {
        return feature.clients('n') + feature.clients('a') == 0;
    }

    private static Map<String, Object> feature(Feature feature, Usage usage, SupportTable table) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("feature", feature.slug());
        fields.put("title", feature.title());
        fields.put("essential", feature.essential());
        fields.put("count", usage.of(feature).count());
        fields.put("lines", usage.of(feature).lines());
        fields.put("clients_tested", feature.tested());
        fields.put("unsupported_percent", feature.percent('n'));
        fields.put("partial_percent", feature.percent('a'));
        fields.put("unsupported", families(feature.clients('n', table.clients())));
        fields.put("partial", families(feature.clients('a', table.clients())));
        fields.put("url", "https://www.caniemail.com/features/" + feature.slug() + "/");
        return fields;
    }
}
