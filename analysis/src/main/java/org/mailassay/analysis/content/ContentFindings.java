package org.mailassay.analysis.content;

import java.util.List;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Step;

/// What is asked of a message's content.
public final class ContentFindings {
    static final Step LITTLE_TEXT = Step.of(
            2,
            "fewer than %d letters, and fewer than %d for each image"
                    .formatted(HtmlFindings.ENOUGH_LETTERS, HtmlFindings.LETTERS_PER_IMAGE));
    static final Step MUCH_HIDDEN = Step.of(
            2, "more letters are not displayed than shown, and more than %d".formatted(HtmlFindings.NOT_DISPLAYED));
    static final Step MISUSED_KIND = Step.of(2, "a file is of a kind that is often misused, and no program");
    static final Step UNWANTED_LOOK = Step.of(
            2, "more than %d characters, capital letters, or repeated signs".formatted(TextFindings.LONGEST_SUBJECT));
    static final Step FEW_ERRORS =
            Step.of(3, "fewer than %d elements are not sound".formatted(HtmlFindings.SERIOUS_ERRORS));

    public static final Criterion TEXT_PART = of("text_part", 6, "Text beside the HTML", "RFC 2046, section 5.1.4");
    public static final Criterion TEXT_ALIKE = of("text_alike", 3, "Text like the HTML", "RFC 2046, section 5.1.4")
            .steps(Step.of(0, "the text has less than %d %% of the words".formatted(TextFindings.LEAST_ALIKE)));
    public static final Criterion IMAGE_RATIO = of(
                    "image_ratio", 5, "Text beside images", "SpamAssassin, rules HTML_IMAGE_ONLY and HTML_IMAGE_RATIO")
            .steps(LITTLE_TEXT, Step.of(0, "images, and fewer than %d letters".formatted(HtmlFindings.FEW_LETTERS)));
    public static final Criterion SIZE = of("size", 5, "Size of the HTML", "Gmail, messages are clipped at 102 kB")
            .steps(Step.of(0, "more than %d octets".formatted(HtmlFindings.CLIPPED_AT)));
    public static final Criterion MERGE_TAGS = of("merge_tags", 6, "Filled-in template", "Practice of senders");
    public static final Criterion PREHEADER = of("preheader", 0, "Preheader", "Practice of mail programs");
    public static final Criterion HIDDEN_TEXT = of(
                    "hidden_text", 5, "Hidden text", "SpamAssassin, rules HTML_FONT_LOW_CONTRAST and HTML_TINY_FONT")
            .steps(
                    MUCH_HIDDEN,
                    Step.of(
                            0,
                            "more than %d letters are concealed by colour or size".formatted(HtmlFindings.CONCEALED)));
    public static final Criterion FORMS = of("forms", 3, "Forms", "caniemail.com, form element");
    public static final Criterion SCRIPTS = of("scripts", 6, "Scripts", "Practice of mail programs");
    public static final Criterion EMBEDS = of("embeds", 3, "Embedded documents", "Practice of mail programs");
    public static final Criterion ATTACHMENTS = of(
                    "attachments", 6, "Attachments", "Gmail Help, File types blocked in Gmail (answer 6590)")
            .steps(MISUSED_KIND);
    public static final Criterion ENCODING = of("encoding", 4, "Readable text", "RFC 2045, sections 5 and 6.8");
    public static final Criterion SUBJECT =
            of("subject", 4, "Subject line", "RFC 5322, section 3.6.5").steps(UNWANTED_LOOK);
    public static final Criterion MARKUP =
            of("markup", 8, "Sound HTML", "HTML Standard, section 13.2.2").steps(FEW_ERRORS);
    public static final Criterion DOCUMENT = of("document", 0, "Doctype and title", "HTML Standard, section 13.1");

    /// All of them, in the order of a report.
    static final List<Criterion> ALL = List.of(
            TEXT_PART,
            TEXT_ALIKE,
            IMAGE_RATIO,
            SIZE,
            MERGE_TAGS,
            PREHEADER,
            HIDDEN_TEXT,
            FORMS,
            SCRIPTS,
            EMBEDS,
            ATTACHMENTS,
            ENCODING,
            SUBJECT,
            MARKUP,
            DOCUMENT);

    private ContentFindings() {}

    private static Criterion of(String aspect, int points, String title, String source) {
        return new Criterion("content." + aspect, Category.CONTENT, points, title, source);
    }
}
