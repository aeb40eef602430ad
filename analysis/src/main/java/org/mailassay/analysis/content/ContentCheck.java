package org.mailassay.analysis.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.mailassay.analysis.mime.MimePart;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Cap;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// Judges what the message says and what it is made of.
public final class ContentCheck implements Check {
    private static final int MOST_ERRORS = 200;
    private static final int MOST_FILES = 50;

    @Override
    public String name() {
        return "content";
    }

    @Override
    public List<Criterion> criteria() {
        return ContentFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) {
        return material.content()
                .html()
                .map(html ->
                        HtmlReading.judge(html.text(), MOST_ERRORS, judged -> report(material, Optional.of(judged))))
                .orElseGet(() -> report(material, Optional.empty()));
    }

    private static CheckReport report(ScanMaterial material, Optional<HtmlReading.Judged> judged) {
        MailContent content = material.content();
        Optional<HtmlText> text = judged.map(one -> HtmlText.of(one.document()));
        List<Finding> findings = new ArrayList<>(new TextFindings(material.header(), content, text).all());
        findings.addAll(
                judged.isPresent() && text.isPresent()
                        ? new HtmlFindings(content.html().orElseThrow(), judged.get(), text.get()).all()
                        : HtmlFindings.none());
        findings.add(attachments(content));
        return CheckReport.of(findings)
                .with("content.body", body(content, judged, text))
                .with(
                        "content.attachments",
                        content.attachments().stream()
                                .limit(MOST_FILES)
                                .map(ContentCheck::file)
                                .toList());
    }

    private static Finding attachments(MailContent content) {
        List<MimePart> files = Stream.concat(content.attachments().stream(), content.images().stream())
                .distinct()
                .toList();
        return attachments(files, content.attachments());
    }

    /// @param attached those of the files that a reader is to save
    private static Finding attachments(List<MimePart> files, List<MimePart> attached) {
        List<FileDanger> dangers = files.stream()
                .flatMap(part -> FileDanger.of(part).stream())
                .limit(MOST_FILES)
                .toList();
        List<String> named = dangers.stream()
                .map(danger -> danger.file() + ": " + danger.reason())
                .toList();
        if (dangers.stream().anyMatch(FileDanger::runs)) {
            List<MimePart> others = files.stream()
                    .filter(part -> FileDanger.of(part).filter(FileDanger::runs).isEmpty())
                    .toList();
            return ContentFindings.ATTACHMENTS
                    .fail("A file in the message is a program, which receivers take for malware.")
                    .with("files", named)
                    .fixedBy("Do not send programs; link to a page to download them from.")
                    .capping(Cap.MALWARE)
                    .mendedTo(attachments(
                            others, attached.stream().filter(others::contains).toList()));
        }
        if (!dangers.isEmpty()) {
            return ContentFindings.ATTACHMENTS
                    .warn(ContentFindings.MISUSED_KIND, "A file in the message is of a kind that filters hold back.")
                    .with("files", named)
                    .fixedBy("Send it as another kind of file, such as PDF.");
        }
        return attached.isEmpty()
                ? ContentFindings.ATTACHMENTS.notApplicable("The message has no attachments.")
                : ContentFindings.ATTACHMENTS.pass("The attachments are of kinds that are let through.");
    }

    private static SequencedMap<String, Object> body(
            MailContent content, Optional<HtmlReading.Judged> judged, Optional<HtmlText> text) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("text_size", content.plain().map(TextBody::size));
        fields.put("html_size", content.html().map(TextBody::size));
        fields.put("charset", content.html().or(content::plain).map(TextBody::charset));
        fields.put("letters", text.map(HtmlText::letters));
        fields.put("images", text.map(HtmlText::images));
        fields.put("preheader", text.map(HtmlText::preheader).filter(found -> !found.isEmpty()));
        fields.put("title", judged.map(one -> one.document().title()).filter(title -> !title.isBlank()));
        fields.put(
                "language",
                judged.flatMap(one ->
                                one.document().getElementsByTag("html").stream().findFirst())
                        .map(html -> html.attr("lang"))
                        .filter(language -> !language.isBlank()));
        return fields;
    }

    private static SequencedMap<String, Object> file(MimePart part) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", part.fileName());
        fields.put("type", part.mediaType());
        fields.put("size", part.body().length());
        return fields;
    }
}
