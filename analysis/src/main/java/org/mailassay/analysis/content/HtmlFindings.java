package org.mailassay.analysis.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.mailassay.analysis.links.LinkFindings;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;

/// What the HTML is made of.
final class HtmlFindings {
    /// Gmail shows so many octets and offers the rest behind a link.
    static final int CLIPPED_AT = 102 << 10;

    private static final int MOST_NAMED = 10;
    static final int FEW_LETTERS = 100;
    static final int LETTERS_PER_IMAGE = 40;
    static final int ENOUGH_LETTERS = 400;
    static final int CONCEALED = 40;
    static final int NOT_DISPLAYED = 400;
    static final int SERIOUS_ERRORS = 10;

    private final TextBody body;
    private final HtmlReading.Judged judged;
    private final HtmlText text;
    private final List<Element> elements;

    HtmlFindings(TextBody body, HtmlReading.Judged judged, HtmlText text) {
        this.body = body;
        this.judged = judged;
        this.text = text;
        this.elements = judged.document().getAllElements();
    }

    /// For a message without HTML.
    static List<Finding> none() {
        return Stream.of(
                        ContentFindings.IMAGE_RATIO,
                        ContentFindings.SIZE,
                        ContentFindings.PREHEADER,
                        ContentFindings.HIDDEN_TEXT,
                        ContentFindings.FORMS,
                        ContentFindings.SCRIPTS,
                        ContentFindings.EMBEDS,
                        ContentFindings.MARKUP,
                        ContentFindings.DOCUMENT)
                .map(criterion -> criterion.notApplicable("The message has no HTML."))
                .toList();
    }

    List<Finding> all() {
        return List.of(
                imageRatio(), size(), preheader(), hiddenText(), forms(), scripts(), embeds(), markup(), document());
    }

    private Finding imageRatio() {
        Criterion criterion = ContentFindings.IMAGE_RATIO;
        int letters = text.letters();
        String fix = "Write what the pictures say as text: many programs show no pictures at first.";
        Finding finding;
        if (text.images() > 0 && letters < FEW_LETTERS) {
            finding =
                    criterion.fail("The HTML is pictures with hardly any text.").fixedBy(fix);
        } else if (letters < ENOUGH_LETTERS && letters < LETTERS_PER_IMAGE * text.images()) {
            finding = criterion
                    .warn(ContentFindings.LITTLE_TEXT, "The HTML has many pictures and little text.")
                    .fixedBy(fix);
        } else {
            finding = criterion.pass("The HTML has enough text beside its pictures.");
        }
        return finding.with("images", text.images()).with("letters", letters);
    }

    private Finding size() {
        Finding finding = body.size() > CLIPPED_AT
                ? ContentFindings.SIZE
                        .fail("The HTML is larger than what Gmail shows, which then hides the end of it.")
                        .fixedBy("Take out comments, unused styles and white space, or say less.")
                : ContentFindings.SIZE.pass("Gmail shows the whole HTML.");
        return finding.with("octets", body.size()).with("limit", CLIPPED_AT);
    }

    private Finding preheader() {
        int length = text.preheader().codePointCount(0, text.preheader().length());
        return length > 0
                ? ContentFindings.PREHEADER
                        .pass("The message has a preheader.")
                        .with("text", text.preheader())
                        .with("length", length)
                : ContentFindings.PREHEADER
                        .warn(0, "There is no preheader, so lists of messages show how the text begins.")
                        .with(
                                "shown",
                                text.visible()
                                        .substring(
                                                0, Math.min(100, text.visible().length())))
                        .fixedBy("Begin the body with a hidden element of 40 to 100 characters.");
    }

    private Finding hiddenText() {
        Criterion criterion = ContentFindings.HIDDEN_TEXT;
        Finding finding;
        if (text.concealed() > CONCEALED) {
            finding = criterion
                    .fail("Text is concealed by its colour or its size, as spam does.")
                    .fixedBy("Take out text that nobody is to read.");
        } else if (text.notDisplayed() > Math.max(NOT_DISPLAYED, text.letters())) {
            finding = criterion
                    .warn(ContentFindings.MUCH_HIDDEN, "More text is hidden than shown.")
                    .fixedBy("Take out text that no screen shows.");
        } else {
            finding = criterion.pass("There is no text to speak of that nobody sees.");
        }
        return finding.with("concealed_letters", text.concealed()).with("not_displayed_letters", text.notDisplayed());
    }

    private List<String> named(String... names) {
        List<String> wanted = List.of(names);
        return elements.stream()
                .map(Element::normalName)
                .filter(wanted::contains)
                .limit(MOST_NAMED)
                .toList();
    }

    private Finding forms() {
        List<String> found = named("form", "input", "textarea", "select");
        return found.isEmpty()
                ? ContentFindings.FORMS.pass("The HTML has no form.")
                : ContentFindings.FORMS
                        .warn(0, "The HTML has a form, which many programs do not show or warn of.")
                        .with("elements", found)
                        .fixedBy("Link to a page that has the form.");
    }

    private Finding scripts() {
        HtmlScripts scripts = HtmlScripts.of(elements);
        if (scripts.places().isEmpty()) {
            return ContentFindings.SCRIPTS.pass("The HTML has no script.");
        }
        Finding finding = ContentFindings.SCRIPTS
                .fail("The HTML has scripts; no mail program runs them, and filters take them for an attack.")
                .with("places", scripts.places())
                .fixedBy("Take the scripts out.");
        return scripts.onlyLinks() ? finding.mendedWith(LinkFindings.DANGEROUS) : finding;
    }

    private Finding embeds() {
        List<String> found = new ArrayList<>(named("iframe", "frame", "frameset", "object", "embed", "applet"));
        elements.stream()
                .filter(element -> element.normalName().equals("meta")
                        && element.attr("http-equiv").equalsIgnoreCase("refresh"))
                .limit(1)
                .forEach(_ -> found.add("meta refresh"));
        return found.isEmpty()
                ? ContentFindings.EMBEDS.pass("The HTML embeds no other documents.")
                : ContentFindings.EMBEDS
                        .fail("The HTML embeds other documents, which mail programs take out.")
                        .with("elements", found)
                        .fixedBy("Link to them instead.");
    }

    /// Parse errors about elements that are not closed, or closed where they are not open. What senders' programs put
    /// behind the end of the document does no harm.
    private Finding markup() {
        List<ParseError> errors = judged.errors().stream()
                .filter(error -> error.getErrorMessage().startsWith("Unexpected EndTag")
                        || error.getErrorMessage().startsWith("Unexpected StartTag"))
                .filter(error -> !error.getErrorMessage().contains("AfterBody")
                        && !error.getErrorMessage().contains("AfterAfterBody"))
                .toList();
        if (errors.isEmpty()) {
            return ContentFindings.MARKUP.pass("Elements are closed where they should be.");
        }
        List<String> places = errors.stream()
                .limit(MOST_NAMED)
                .map(error -> "line " + lineOf(error.getPosition()) + ": " + words(error.getErrorMessage()))
                .toList();
        return ContentFindings.MARKUP
                .warn(
                        errors.size() < SERIOUS_ERRORS ? ContentFindings.FEW_ERRORS.points() : 0,
                        "The HTML has elements that are not closed or not well nested.")
                .with("errors", errors.size())
                .with("places", places)
                .fixedBy("Close every element in the order in which it was opened.");
    }

    private static String words(String message) {
        String cut = message.length() > 200 ? message.substring(0, 200) : message;
        return cut.replace("Unexpected EndTag token", "unexpected end of")
                .replace("Unexpected StartTag token", "unexpected");
    }

    private long lineOf(int position) {
        return 1
                + body.text()
                        .substring(0, Math.min(position, body.text().length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private Finding document() {
        Document document = judged.document();
        List<String> missing = new ArrayList<>();
        if (Optional.ofNullable(document.documentType()).isEmpty()) {
            missing.add("doctype");
        }
        if (document.title().isBlank()) {
            missing.add("title");
        }
        return missing.isEmpty()
                ? ContentFindings.DOCUMENT.pass("The HTML has a doctype and a title.")
                : ContentFindings.DOCUMENT
                        .warn(0, "The HTML has no " + String.join(" and no ", missing) + ".")
                        .with("missing", missing)
                        .fixedBy("Begin with <!DOCTYPE html>, and give the head a title.");
    }
}
