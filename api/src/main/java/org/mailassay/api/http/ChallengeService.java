package org.mailassay.api.http;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Answers an ACME authority that looks whether a name is this host (RFC 8555, section 8.3).
public final class ChallengeService implements HttpService {
    /// A token has the characters of base64url, and nothing that is a path (RFC 8555, section 8.3).
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /// Whoever makes up tokens takes no more connections of the database than these.
    private static final int QUESTIONS_AT_ONCE = 2;

    private final PublicPaths paths;
    private final Function<String, Optional<String>> challenges;
    private final Semaphore questions = new Semaphore(QUESTIONS_AT_ONCE);

    public ChallengeService(PublicPaths paths, Function<String, Optional<String>> challenges) {
        this.paths = paths;
        this.challenges = challenges;
    }

    @Override
    public void routing(HttpRules rules) {
        paths.get(
                rules,
                "/.well-known/acme-challenge/{token}",
                request -> answer(request.path().pathParameters().get("token"))
                        .map(text -> new Answer.Page(200, "text/plain", text, Map.of()))
                        .orElseThrow(() ->
                                Problem.notFound("There is no such challenge.").refused()));
    }

    private static RefusedRequest busy() {
        return Problem.unavailable("Too many tokens are asked for at this moment.")
                .refused();
    }

    private Optional<String> answer(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            // The authority must not fail because somebody else asks as well.
            if (!questions.tryAcquire(2, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return challenges.apply(token);
        } finally {
            questions.release();
        }
    }
}
