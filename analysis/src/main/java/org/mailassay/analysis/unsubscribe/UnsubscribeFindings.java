package org.mailassay.analysis.unsubscribe;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.authentication.DkimFindings;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;

/// What is asked of mail to many.
public final class UnsubscribeFindings {
    public static final Criterion HEADER = of("header", 10, "List-Unsubscribe", "RFC 2369, section 3.2");
    public static final Criterion ONE_CLICK = of("one_click", 8, "One-click unsubscribe", "RFC 8058, section 3.1");
    public static final Criterion SIGNED = of("signed", 4, "Signed unsubscribe fields", "RFC 8058, section 4");
    public static final Criterion BODY_LINK =
            of("body_link", 4, "Link to unsubscribe", "Google, Email sender guidelines (answer 81126)");

    /// All of them, in the order of a report.
    static final List<Criterion> ALL = List.of(HEADER, ONE_CLICK, SIGNED, BODY_LINK);

    private static final Fix POST =
            new Fix("Add the field beside an https URI.", "List-Unsubscribe-Post", "header", OneClick.VALUE);

    private final BulkMail bulk;
    private final OneClick oneClick;
    private final List<DkimVerdict> dkim;

    UnsubscribeFindings(BulkMail bulk, OneClick oneClick, List<DkimVerdict> dkim) {
        this.bulk = bulk;
        this.oneClick = oneClick;
        this.dkim = dkim;
    }

    private static Criterion of(String aspect, int points, String title, String source) {
        return new Criterion("unsubscribe." + aspect, Category.HEADERS, points, title, source);
    }

    List<Finding> all() {
        if (!bulk.isBulk()) {
            return ALL.stream()
                    .map(criterion -> criterion.notApplicable("The message does not look like mail to many."))
                    .toList();
        }
        return List.of(header(), oneClick(), signed(), bodyLink());
    }

    private Finding header() {
        if (oneClick.list().isEmpty()) {
            return HEADER.warn(0, "The message looks like mail to many and has no List-Unsubscribe field.")
                    .with("signs", bulk.signs())
                    .fixedBy(new Fix(
                            "Add the field with an https URI of your own for each recipient, add"
                                    + " List-Unsubscribe-Post: " + OneClick.VALUE + ", and sign both with DKIM.",
                            "List-Unsubscribe",
                            "header",
                            "<https://example.com/unsubscribe?r=…>, <mailto:unsubscribe@example.com?subject=…>"));
        }
        List<String> problems = new ArrayList<>();
        ListUnsubscribe list = oneClick.list().get();
        if (oneClick.fields() > 1) {
            problems.add("there is more than one List-Unsubscribe field");
        }
        if (!list.wellFormed()) {
            problems.add("the field is not a list of URIs in angle brackets");
        }
        if (!list.has("https") && !list.has("mailto") && !list.has("http")) {
            problems.add("no URI is one of mailto, https or http");
        }
        return problems.isEmpty()
                ? HEADER.pass("The List-Unsubscribe field is well-formed.").with("uris", list.uris())
                : HEADER.fail("The List-Unsubscribe field cannot be used as it is.")
                        .with("problems", problems)
                        .fixedBy("Write one field with URIs in angle brackets, with commas between them.");
    }

    /// A discussion list answers to its members' programs by mail and is not asked for more.
    private Finding oneClick() {
        if (oneClick.list().isEmpty()) {
            return ONE_CLICK
                    .notApplicable("There is no List-Unsubscribe field.")
                    .mendedWith(HEADER);
        }
        if (header().isMendable()) {
            return ONE_CLICK
                    .notApplicable("The List-Unsubscribe field cannot be used.")
                    .mendedWith(HEADER);
        }
        if (oneClick.offered()) {
            return ONE_CLICK.pass("The recipient can unsubscribe by one click.");
        }
        if (!oneClick.list().get().has("https")) {
            return ONE_CLICK
                    .fail("The List-Unsubscribe field has no https URI, so one click cannot work.")
                    .fixedBy(
                            "Add an https URI to List-Unsubscribe, and List-Unsubscribe-Post: " + OneClick.VALUE + ".");
        }
        if (oneClick.post().isEmpty()) {
            return ONE_CLICK
                    .fail("There is no List-Unsubscribe-Post field, so one click cannot work.")
                    .fixedBy(POST);
        }
        return ONE_CLICK
                .fail("The List-Unsubscribe-Post field is not exactly " + OneClick.VALUE + ", once.")
                .with("value", oneClick.post().get())
                .fixedBy(POST);
    }

    private Finding signed() {
        if (!oneClick.offered() || header().isMendable()) {
            return SIGNED.notApplicable("One click is not offered.").mendedWith(ONE_CLICK);
        }
        var covering = OneClick.covering(dkim);
        if (covering.isPresent()) {
            return SIGNED.pass("A valid DKIM signature covers both fields.")
                    .with("domain", covering.get().domain());
        }
        if (dkim.stream().anyMatch(verdict -> verdict.result() instanceof DkimResult.TempError)) {
            return SIGNED.unverified("The DNS did not answer, so the signatures could not be checked.");
        }
        // That there is no signature that holds is a finding of DKIM.
        return dkim.stream().noneMatch(DkimVerdict::passes)
                ? SIGNED.notApplicable("No DKIM signature holds.").mendedWith(DkimFindings.RESULT)
                : SIGNED.fail("No valid DKIM signature covers both fields, so mail programs do not offer one click.")
                        .fixedBy("Add list-unsubscribe and list-unsubscribe-post to the h= tag of the signature.");
    }

    private Finding bodyLink() {
        return bulk.link().isPresent()
                ? BODY_LINK
                        .pass("The text has a link to unsubscribe.")
                        .with("text", bulk.link().get().text())
                : BODY_LINK
                        .warn(0, "The message looks like mail to many, and its text has no link to unsubscribe.")
                        .with("signs", bulk.signs())
                        .fixedBy("Add a visible link with the word unsubscribe to the end of the text.");
    }
}
