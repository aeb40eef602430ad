package org.mailassay.api.page;

import org.mailassay.store.ownership.Certificate;

/// The certificate as a picture of one line. Its colours are attributes: styles would need leave.
final class CertificateBadge {
    private static final int LABEL_WIDTH = 96;
    private static final int SCORE_WIDTH = 64;

    private CertificateBadge() {}

    static String svg(Certificate certificate) {
        String score = certificate.average() + " / 100";
        String title = Html.escaped(certificate.domain() + ": deliverability " + score);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%4$s">
                <title>%4$s</title>
                <rect width="%2$d" height="20" fill="#444"/>
                <rect x="%2$d" width="%3$d" height="20" fill="#2a7d2a"/>
                <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                <text x="%5$d" y="14">deliverability</text>
                <text x="%6$d" y="14">%7$s</text>
                </g>
                </svg>
                """.formatted(
                        LABEL_WIDTH + SCORE_WIDTH,
                        LABEL_WIDTH,
                        SCORE_WIDTH,
                        title,
                        LABEL_WIDTH / 2,
                        LABEL_WIDTH + SCORE_WIDTH / 2,
                        score);
    }
}
