package org.mailassay.analysis.accessibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.content.HtmlReading;
import org.mailassay.analysis.content.TextBody;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;

/// Judges whether everybody can read the message.
public final class AccessibilityCheck implements Check {
    @Override
    public String name() {
        return "accessibility";
    }

    @Override
    public List<Criterion> criteria() {
        return AccessibilityFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        Optional<HtmlBarriers> barriers = material.content().html().map(AccessibilityCheck::barriers);
        return barriers.isEmpty()
                ? CheckReport.of(AccessibilityFindings.ALL.stream()
                                .map(criterion -> criterion.notApplicable("The message has no HTML."))
                                .toList())
                        .with("content.accessibility", Optional.empty())
                : CheckReport.of(AccessibilityFindings.of(barriers.get()))
                        .with("content.accessibility", details(barriers.get()));
    }

    private static HtmlBarriers barriers(TextBody html) {
        return HtmlReading.read(html.text(), HtmlBarriers::of);
    }

    private static SequencedMap<String, Object> details(HtmlBarriers barriers) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("language", Optional.of(barriers.language()).filter(language -> !language.isEmpty()));
        fields.put("images", barriers.images());
        fields.put("images_without_alt", barriers.withoutAlt().count());
        fields.put("low_contrast_texts", barriers.lowContrast().count());
        fields.put("tables", barriers.tables());
        fields.put("tables_without_role", barriers.tablesWithoutRole());
        fields.put("headings", barriers.headings());
        fields.put("links", barriers.links());
        fields.put("vague_links", barriers.vagueLinks().count());
        fields.put("tiny_texts", barriers.tinyText().count());
        return fields;
    }
}
