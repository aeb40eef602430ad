package org.mailassay.analysis.accessibility;

import java.util.List;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Step;

/// What is asked of a message that everybody can read.
public final class AccessibilityFindings {
    private static final Step SOME_ALT = Step.of(2, "some images have it");

    public static final Criterion ALT =
            of("alt", 5, "Text for images", "WCAG 2.2, criterion 1.1.1").steps(SOME_ALT);
    public static final Criterion CONTRAST = of("contrast", 3, "Contrast of text", "WCAG 2.2, criterion 1.4.3")
            .steps(Step.of(0, "a contrast of less than 4.5:1, or 3:1 for large text"));
    public static final Criterion TABLES = of("tables", 2, "Layout tables", "WCAG 2.2, criterion 1.3.1");
    public static final Criterion LANGUAGE = of("language", 3, "Language", "WCAG 2.2, criterion 3.1.1");
    public static final Criterion HEADINGS = of("headings", 1, "Order of headings", "WCAG 2.2, criterion 1.3.1");
    public static final Criterion LINK_TEXT = of("link_text", 2, "Telling links", "WCAG 2.2, criterion 2.4.4");
    public static final Criterion FONT_SIZE = of("font_size", 2, "Size of text", "Practice of mail programs")
            .steps(Step.of(0, "text of less than %d pixels".formatted(HtmlBarriers.SMALLEST)));

    /// All of them, in the order of a report.
    static final List<Criterion> ALL = List.of(ALT, CONTRAST, TABLES, LANGUAGE, HEADINGS, LINK_TEXT, FONT_SIZE);

    private AccessibilityFindings() {}

    private static Criterion of(String aspect, int points, String title, String source) {
        return new Criterion("accessibility." + aspect, Category.CONTENT, points, title, source);
    }

    static List<Finding> of(HtmlBarriers barriers) {
        return List.of(
                alt(barriers),
                contrast(barriers),
                tables(barriers),
                language(barriers),
                headings(barriers),
                linkText(barriers),
                fontSize(barriers));
    }

    private static Finding alt(HtmlBarriers barriers) {
        if (barriers.images() == 0) {
            return ALT.notApplicable("The HTML has no images that are to be seen.");
        }
        int missing = barriers.withoutAlt().count();
        return missing == 0
                ? ALT.pass("Every image has an alt attribute.").with("images", barriers.images())
                : ALT.warn(
                                missing < barriers.images() ? SOME_ALT.points() : 0,
                                missing + " of " + barriers.images() + " images have no alt attribute.")
                        .with("images", barriers.withoutAlt().examples())
                        .fixedBy("Say in alt what the image says; write alt=\"\" where it says nothing.");
    }

    private static Finding contrast(HtmlBarriers barriers) {
        return barriers.lowContrast().count() == 0
                ? CONTRAST.pass("Text stands out from its background, as far as its colours are given.")
                : CONTRAST.warn(0, "Some text hardly stands out from its background.")
                        .with("count", barriers.lowContrast().count())
                        .with("texts", barriers.lowContrast().examples())
                        .fixedBy("Choose colours with a contrast of 4.5:1, or 3:1 for large text.");
    }

    private static Finding tables(HtmlBarriers barriers) {
        if (barriers.tables() == 0) {
            return TABLES.notApplicable("The HTML has no tables.");
        }
        int plain = barriers.tablesWithoutRole();
        return plain == 0
                ? TABLES.pass("Tables are marked for what they are.").with("tables", barriers.tables())
                : TABLES.warn(0, plain + " of " + barriers.tables() + " tables are read aloud as tables of data.")
                        .with("tables", barriers.tables())
                        .fixedBy("Write role=\"presentation\" on tables that only lay things out, and th in those that"
                                + " hold data.");
    }

    private static Finding language(HtmlBarriers barriers) {
        return barriers.language().isBlank()
                ? LANGUAGE.warn(0, "The HTML does not say which language it is in.")
                        .fixedBy("Write <html lang=\"en\">, with your language.")
                : LANGUAGE.pass("The HTML says which language it is in.").with("language", barriers.language());
    }

    private static Finding headings(HtmlBarriers barriers) {
        if (barriers.headings().isEmpty()) {
            return HEADINGS.notApplicable("The HTML has no headings.");
        }
        int before = 0;
        for (int level : barriers.headings()) {
            if (level > before + 1 && before > 0) {
                return HEADINGS.warn(0, "A heading of level " + before + " is followed by one of level " + level + ".")
                        .with("levels", barriers.headings())
                        .fixedBy("Go down one level at a time.");
            }
            before = level;
        }
        return HEADINGS.pass("The headings follow one another in order.").with("levels", barriers.headings());
    }

    private static Finding linkText(HtmlBarriers barriers) {
        if (barriers.links() == 0) {
            return LINK_TEXT.notApplicable("The HTML has no links.");
        }
        return barriers.vagueLinks().count() == 0
                ? LINK_TEXT.pass("Links say where they lead.")
                : LINK_TEXT
                        .warn(0, "Some links do not say where they lead.")
                        .with("count", barriers.vagueLinks().count())
                        .with("texts", barriers.vagueLinks().examples())
                        .fixedBy(
                                "Name in the link, or in the alt of its picture, what it leads to, instead of \"click here\".");
    }

    private static Finding fontSize(HtmlBarriers barriers) {
        return barriers.tinyText().count() == 0
                ? FONT_SIZE.pass("No text is very small, as far as its size is given.")
                : FONT_SIZE
                        .warn(0, "Some text is smaller than " + HtmlBarriers.SMALLEST + " pixels.")
                        .with("count", barriers.tinyText().count())
                        .with("texts", barriers.tinyText().examples())
                        .fixedBy("Set text in 14 pixels or more, and small print in no fewer than "
                                + HtmlBarriers.SMALLEST + ".");
    }
}
