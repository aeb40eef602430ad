package org.mailassay.analysis.unsubscribe;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.authentication.DkimFindings;
import org.mailassay.analysis.content.Unread;
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

    private static final String URIS =
            "<https://example.com/unsubscribe?r=…>, <mailto:unsubscribe@example.com?subject=…>";

    private final BulkMail bulk;
    private final OneClick oneClick;
    private final List<DkimVerdict> dkim;
    private final Unread unread;

    /// @param unread what may hide the link
    UnsubscribeFindings(BulkMail bulk, OneClick oneClick, List<DkimVerdict> dkim, Unread unread) {
        this.bulk = bulk;
        this.unread = unread;
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
                    .fixedBy(offer("Add the field with an https URI of your own for each recipient"));
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
                        .fixedBy(offer("Write one field with URIs in angle brackets and commas between them, one of"
                                + " them https"));
    }

    /// The one field is of no use without the other, and both are of none without a signature (RFC 8058, section 4).
    private Fix offer(String field) {
        return new Fix(
                field + ", with List-Unsubscribe-Post: " + OneClick.VALUE + " beside it" + signing() + ".",
                "List-Unsubscribe",
                "header",
                URIS);
    }

    private Fix post() {
        return new Fix(
                "Write the field once beside an https URI" + signing() + ".",
                "List-Unsubscribe-Post",
                "header",
                OneClick.VALUE);
    }

    /// That there is no signature that holds is a finding of DKIM.
    private String signing() {
        return dkim.stream().anyMatch(DkimVerdict::passes) ? ", and name both in the h= tag of the DKIM signature" : "";
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
                    .fixedBy(offer("Add an https URI to List-Unsubscribe"));
        }
        if (oneClick.post().isEmpty()) {
            return ONE_CLICK
                    .fail("There is no List-Unsubscribe-Post field, so one click cannot work.")
                    .fixedBy(post());
        }
        return ONE_CLICK
                .fail("The List-Unsubscribe-Post field is not exactly " + OneClick.VALUE + ", once.")
                .with("value", oneClick.post().get())
                .fixedBy(post());
    }

    private Finding signed() {
        if (!oneClick.offered() || header().isMendable()) {
            Finding finding = SIGNED.notApplicable("One click is not offered.");
            // Who follows the advice signs both fields.
            return dkim.stream().anyMatch(DkimVerdict::passes)
                    ? finding.mendedWith(ONE_CLICK)
                    : finding.mendedWith(ONE_CLICK, unsigned());
        }
        var covering = OneClick.covering(dkim);
        if (covering.isPresent()) {
            return SIGNED.pass("A valid DKIM signature covers both fields.")
                    .with("domain", covering.get().domain());
        }
        return dkim.stream().noneMatch(DkimVerdict::passes) || isUnknown() ? unsigned() : uncovered();
    }

    private boolean isUnknown() {
        return dkim.stream().anyMatch(verdict -> verdict.result() instanceof DkimResult.TempError);
    }

    private Finding uncovered() {
        return SIGNED.fail("No valid DKIM signature covers both fields, so mail programs do not offer one click.")
                .fixedBy("Add list-unsubscribe and list-unsubscribe-post to the h= tag of the signature.");
    }

    /// A signature that is mended covers what it covered before.
    private Finding unsigned() {
        if (isUnknown()) {
            return SIGNED.unverified("The DNS did not answer, so the signatures could not be checked.");
        }
        Finding finding = SIGNED.notApplicable("No DKIM signature holds.");
        boolean covers =
                dkim.stream().flatMap(verdict -> verdict.signature().stream()).anyMatch(OneClick::covers);
        return covers || dkim.stream().allMatch(verdict -> verdict.signature().isEmpty())
                ? finding.mendedWith(DkimFindings.RESULT)
                : finding.mendedWith(DkimFindings.RESULT, uncovered());
    }

    private Finding bodyLink() {
        return bulk.link().isPresent()
                ? BODY_LINK
                        .pass("The text has a link to unsubscribe.")
                        .with("text", bulk.link().get().text())
                : unread.mending(BODY_LINK
                        .warn(0, "The message looks like mail to many, and its text has no link to unsubscribe.")
                        .with("signs", bulk.signs())
                        .fixedBy("Add a visible link with the word unsubscribe to the end of the text."));
    }
}
