package org.mailassay.api.page;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.store.ownership.Certificate;
import org.mailassay.store.ownership.DomainScores;

/// `/certificate/{token}` and `/certificate/{token}.svg`: a domain's certificate as a page and as a badge for other
/// pages. Whether it is deserved is found out each time; caches know for five minutes.
public final class CertificateService implements HttpService {
    private static final String BADGE = ".svg";
    private static final String CACHED = "public, max-age=300";
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final String BADGE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final PublicPaths paths;
    private final DomainScores scores;
    private final InstantSource clock;

    public CertificateService(PublicPaths paths, DomainScores scores, InstantSource clock) {
        this.paths = paths;
        this.scores = scores;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        paths.get(rules, "/certificate/{token}", this::show);
    }

    private Answer show(ServerRequest request) {
        String name = request.path().pathParameters().get("token");
        boolean badge = name.endsWith(BADGE);
        String token = badge ? name.substring(0, name.length() - BADGE.length()) : name;
        Optional<Certificate> certificate =
                token.matches("cert_[0-9A-Za-z]{22}") ? scores.certificate(token, clock.instant()) : Optional.empty();
        if (certificate.isEmpty()) {
            return CertificatePage.notThere();
        }
        if (!certificate.get().deserved()) {
            return CertificatePage.revoked(certificate.get());
        }
        return badge
                ? cached(request, "image/svg+xml", CertificateBadge.svg(certificate.get()), BADGE_POLICY)
                : cached(request, "text/html", CertificatePage.html(certificate.get()), PAGE_POLICY);
    }

    /// With a validator, so that whoever has the same already is told no more (RFC 9110, sections 8.8.3 and 13.1.2).
    private static Answer cached(ServerRequest request, String mediaType, String text, String policy) {
        String tag = "\"" + digest(text) + "\"";
        boolean known = request.headers().all(HeaderNames.IF_NONE_MATCH, List::of).stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || given.equals(tag) || given.equals("W/" + tag));
        Map<String, String> headers = Map.of("ETag", tag, "Cache-Control", CACHED, "Content-Security-Policy", policy);
        return new Answer.Page(known ? 304 : 200, mediaType, known ? "" : text, headers);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
