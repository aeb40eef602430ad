package org.mailassay.appliance.acme;

import java.util.Optional;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/// Says in one line what an authority does not do, and why. Its own words are foreign text: printable and not long.
final class AcmeRefusals {
    private static final int LONGEST = 300;

    private AcmeRefusals() {}

    static OrderOutcome.Refused of(AcmeException failure) {
        return switch (failure) {
            case AcmeRateLimitedException limited ->
                new OrderOutcome.Refused(
                        "the authority has had too many requests: " + shown(limited.getProblem()),
                        limited.getRetryAfter());
            case AcmeServerException refused ->
                new OrderOutcome.Refused("the authority refuses: " + shown(refused.getProblem()), Optional.empty());
            case AcmeNetworkException away ->
                new OrderOutcome.Refused("the authority does not answer: " + cause(away), Optional.empty());
            default -> new OrderOutcome.Refused(printable(words(failure)), Optional.empty());
        };
    }

    static OrderOutcome.Refused of(RuntimeException failure) {
        return new OrderOutcome.Refused(printable(words(failure)), Optional.empty());
    }

    /// The kind of the problem and what is said of it (RFC 8555, section 6.7).
    static String shown(Problem problem) {
        String type = problem.getType().toString();
        String kind = type.substring(type.lastIndexOf(':') + 1);
        return printable(problem.getDetail().map(detail -> kind + ": " + detail).orElse(kind));
    }

    private static String cause(AcmeException failure) {
        return printable(failure.getCause() == null ? words(failure) : words(failure.getCause()));
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String printable(String text) {
        String line = text.replaceAll("[^ -~]+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
