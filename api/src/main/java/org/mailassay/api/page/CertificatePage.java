package org.mailassay.api.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mailassay.api.http.Answer;
import org.mailassay.store.ownership.Certificate;
import org.mailassay.store.ownership.DomainScores;

/// What the public is told of a domain that scores well.
final class CertificatePage {
    private CertificatePage() {}

    static String html(Certificate certificate) {
        return Html.document("en", "Certificate: " + certificate.domain(), """
                <h1>%1$s</h1>
                <p>%6$s</p>
                <section class="score">
                <h2>Deliverability score</h2>
                <p><strong>%2$d</strong> of 100</p>
                </section>
                <dl>
                <dt>Messages scanned</dt><dd>%3$d, the newest of the last %7$d days</dd>
                <dt>Newest scan</dt><dd>%4$s</dd>
                <dt>Certified since</dt><dd>%5$s</dd>
                </dl>
                <p class="small">The average of what test messages of this domain scored on this appliance. Whoever had
                it certified has proven that the domain is theirs.</p>
                """.formatted(
                        Html.escaped(certificate.domain()),
                        certificate.average(),
                        certificate.scans(),
                        day(certificate.updatedAt()),
                        day(certificate.issuedAt()),
                        CertificateBadge.svg(certificate),
                        DomainScores.WINDOW.toDays()));
    }

    static Answer revoked(Certificate certificate) {
        return Html.page(
                410,
                "No longer certified",
                "<h1>No longer certified</h1>\n<p>" + Html.escaped(certificate.domain())
                        + " had a certificate here, and does not meet its conditions any more.</p>");
    }

    static Answer notThere() {
        return Html.page(404, "Not there", "<h1>There is nothing here</h1>\n<p>There is no such certificate.</p>");
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
