package org.mailassay.analysis.links;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchAnswer.Cause;
import org.mailassay.analysis.fetch.FetchAnswer.Reason;

/// What opening a URL came to.
///
/// @param status of HTTP; 0 when no server answered
/// @param finalUrl behind the redirects; empty when no server answered
/// @param detail why it is not fine, in a clause; empty when it is
public record Visit(
        Outcome outcome,
        int status,
        String finalUrl,
        List<FetchAnswer.Hop> redirects,
        Optional<FetchAnswer.Certificate> certificate,
        String detail) {
    public Visit {
        redirects = List.copyOf(redirects);
    }

    /// What came of it.
    public enum Outcome {
        /// There is a page.
        FINE,
        /// There is none, and there is none for anybody.
        BROKEN,
        /// The certificate does not hold.
        BAD_CERTIFICATE,
        /// The redirects have no end.
        ENDLESS,
        /// The URL is one that is not asked for.
        MALFORMED,
        /// It could not be found out.
        UNVERIFIED,
        /// It was not opened, since opening it may do something.
        SKIPPED,
        /// It was not opened, since there are too many.
        UNCHECKED
    }

    static Visit without(Outcome outcome, String detail) {
        return new Visit(outcome, 0, "", List.of(), Optional.empty(), detail);
    }

    /// Judges an answer.
    public static Visit of(FetchAnswer answer) {
        return switch (answer) {
            case FetchAnswer.Fetched fetched ->
                new Visit(
                        outcome(fetched.status()),
                        fetched.status(),
                        fetched.url(),
                        fetched.redirects(),
                        fetched.certificate(),
                        fetched.status() < 400 ? "" : "the server answers with status " + fetched.status());
            case FetchAnswer.Refused(Reason reason, String detail, var redirects) ->
                new Visit(outcome(reason), 0, "", redirects, Optional.empty(), detail);
            case FetchAnswer.Failed(Cause cause, String detail, var redirects) ->
                new Visit(outcome(cause), 0, "", redirects, Optional.empty(), detail);
        };
    }

    /// Many servers turn away who is no browser, or too many questions: readers see a page.
    private static Outcome outcome(int status) {
        return switch (status) {
            case 401, 403, 405, 406, 407, 408, 425, 429, 451, 503, 999 -> Outcome.UNVERIFIED;
            default -> status < 400 ? Outcome.FINE : Outcome.BROKEN;
        };
    }

    private static Outcome outcome(Reason reason) {
        return switch (reason) {
            case NOT_PUBLIC -> Outcome.BROKEN;
            case TOO_MANY_REDIRECTS -> Outcome.ENDLESS;
            case NOT_A_URL, CREDENTIALS -> Outcome.MALFORMED;
            // An app may be meant, or a server that only this appliance does not ask or does not see.
            case SCHEME, PORT, NAME_NOT_PUBLIC -> Outcome.UNVERIFIED;
        };
    }

    private static Outcome outcome(Cause cause) {
        return switch (cause) {
            case NO_ADDRESS, BAD_ANSWER -> Outcome.BROKEN;
            case BAD_CERTIFICATE -> Outcome.BAD_CERTIFICATE;
            case DNS, UNREACHABLE, TIMEOUT, SWITCHED_OFF -> Outcome.UNVERIFIED;
        };
    }

    boolean answered() {
        return status > 0;
    }

    /// Whether there is what was asked for.
    public boolean isFine() {
        return outcome == Outcome.FINE;
    }
}
