package org.mailassay.appliance.acme;

import java.time.Duration;
import java.time.Instant;
import org.mailassay.store.acme.CertificateStanding;
import org.mailassay.store.acme.IssuedCertificate;

/// When a certificate is ordered, and how long it is waited for after an order that came to nothing.
final class RenewalSchedule {
    /// The first pause. Authorities count proofs that failed by the hour, and allow for five or so.
    private static final Duration FIRST = Duration.ofMinutes(15);

    private static final Duration LONGEST = Duration.ofHours(24);

    /// An authority that wants more patience is asked again all the same, in case it has changed its mind.
    private static final Duration LONGEST_WISH = Duration.ofDays(7);

    private RenewalSchedule() {}

    /// A certificate is renewed when a third of its life is left, whatever that life is.
    static boolean isDue(CertificateStanding standing, Instant now) {
        return !now.isBefore(standing.nextTry())
                && standing.issued()
                        .map(issued -> !now.isBefore(renewal(issued)))
                        .orElse(true);
    }

    static Instant renewal(IssuedCertificate issued) {
        Duration life = Duration.between(issued.notBefore(), issued.notAfter());
        return issued.notAfter().minus(life.dividedBy(3));
    }

    /// Twice as long after each failure, up to a day; longer when the authority says so.
    ///
    /// @param failures in a row, this one included
    static Instant nextTry(int failures, OrderOutcome.Refused refused, Instant now) {
        Duration pause = FIRST.multipliedBy(1L << Math.clamp(failures - 1, 0, 10));
        Instant own = now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
        Instant wished = refused.notBefore().filter(own::isBefore).orElse(own);
        Instant latest = now.plus(LONGEST_WISH);
        return wished.isBefore(latest) ? wished : latest;
    }
}
