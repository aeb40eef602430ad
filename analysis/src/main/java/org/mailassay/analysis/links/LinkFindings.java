package org.mailassay.analysis.links;

import java.util.List;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Step;

/// The criteria of links.
public final class LinkFindings {
    static final Criterion BROKEN = criterion(
            "links.broken", 5, "Links lead somewhere", "RFC 9110, section 15.5: a client error means there is no page");
    static final Criterion CERTIFICATE =
            criterion("links.certificate", 3, "Certificates of the links' servers hold", "RFC 9110, section 4.3.4");
    static final Criterion REDIRECTS = criterion(
                    "links.redirects",
                    1,
                    "Links take few redirects",
                    "RFC 9110, section 15.4: clients should detect loops")
            .steps(Step.of(
                    0, "more than %d redirects, or one from https to http".formatted(LinkAnswers.MANY_REDIRECTS)));
    static final Criterion SHORTENER = criterion(
            "links.shortener", 4, "No URL shorteners", "M3AAWG Sender Best Common Practices: do not hide links");
    static final Criterion MISMATCH = criterion(
            "links.mismatch",
            4,
            "The text of a link names the host that it leads to",
            "M3AAWG Sender Best Common Practices: do not hide links");
    static final Criterion LOOK_ALIKE =
            criterion("links.look_alike", 5, "No host looks like another", "UTS 39, section 4: confusable detection");
    static final Criterion IP_ADDRESS = criterion(
            "links.ip_address", 3, "Links have names for hosts", "RFC 3986, section 7.4: rare IP address formats");
    public static final Criterion DANGEROUS = criterion(
            "links.dangerous",
            4,
            "No scripts, data or user names in links",
            "RFC 3986, section 7.6: semantic attacks; mail programs remove javascript: and data: links");
    static final Criterion INSECURE = criterion("links.insecure", 2, "Links are https", "RFC 9110, section 4.2.2");
    static final Criterion MALFORMED =
            criterion("links.malformed", 2, "Links are well-formed", "RFC 3986, section 3; URL standard, section 4.4");
    static final Criterion COUNT = criterion(
                    "links.count", 1, "Not too many links", "Filters weigh messages that are little more than links")
            .steps(Step.of(0, "more than %d links".formatted(LinkAnswers.MANY)));

    static final List<Criterion> ALL = List.of(
            BROKEN,
            CERTIFICATE,
            REDIRECTS,
            SHORTENER,
            MISMATCH,
            LOOK_ALIKE,
            IP_ADDRESS,
            DANGEROUS,
            INSECURE,
            MALFORMED,
            COUNT);

    private LinkFindings() {}

    private static Criterion criterion(String id, int points, String title, String source) {
        return new Criterion(id, Category.CONTENT, points, title, source);
    }
}
