package org.mailassay.analysis.spf;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsQuestion;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// The DNS as one check may use it: every question is written down, counted and stopped at the limits (RFC 7208,
/// section 4.6.4). Once a limit is passed the check is over, and [#stopped()] says with which result.
final class CountedDns {
    private final Dns dns;
    private final SpfLimits limits;
    private final InstantSource clock;
    private final Instant deadline;
    private List<SpfLookup> lookups = new ArrayList<>();
    private Optional<SpfResult> stopped = Optional.empty();
    private boolean counting;
    private int terms;
    private int voidLookups;

    CountedDns(Dns dns, SpfLimits limits, InstantSource clock) {
        this.dns = dns;
        this.limits = limits;
        this.clock = clock;
        this.deadline = clock.instant().plus(limits.time());
    }

    /// What a look-up came to.
    sealed interface Outcome {
        /// The records of the kind asked for; none when the name or the record set does not exist.
        record Answered(List<DnsRecord> records, boolean nameExists) implements Outcome {}

        /// No answer was had.
        record Failed(SpfTemporaryError error) implements Outcome {}
    }

    private static final Outcome NOTHING = new Outcome.Answered(List.of(), false);

    /// Counts a term that asks the DNS.
    ///
    /// @return whether it is within the limit
    boolean countTerm(String domain, String term) {
        terms++;
        if (terms > limits.terms()) {
            stop(new SpfResult.PermError(new SpfPermanentError.TooManyTerms(domain, term, limits.terms())));
            return false;
        }
        return true;
    }

    Outcome query(String name, RecordType type) {
        if (stopped.isPresent() || name.isEmpty() || !DomainName.fits(name)) {
            // A name that the DNS cannot be asked for does not exist (RFC 7208, section 4.8); nobody was asked, so it
            // is no void look-up. pyspf counts the same.
            return NOTHING;
        }
        if (clock.instant().isAfter(deadline)) {
            SpfTemporaryError late = new SpfTemporaryError.OutOfTime(limits.time());
            stop(new SpfResult.TempError(late));
            return new Outcome.Failed(late);
        }
        DnsQuestion question = new DnsQuestion(name, type);
        DnsAnswer answer = dns.query(question.name(), type);
        boolean isVoid = counting && (answer instanceof DnsAnswer.NoData || answer instanceof DnsAnswer.NoSuchName);
        lookups.add(new SpfLookup(question, answer, isVoid));
        if (isVoid) {
            countVoid(question.name());
        }
        return switch (answer) {
            case DnsAnswer.Found found -> new Outcome.Answered(found.records(), true);
            case DnsAnswer.NoData none -> new Outcome.Answered(List.of(), true);
            case DnsAnswer.NoSuchName none -> NOTHING;
            case DnsAnswer.Failed failed -> new Outcome.Failed(new SpfTemporaryError.DnsFailure(question, failed));
        };
    }

    /// Counts look-ups that found nothing once more, for another term that needs them and is spared the asking.
    void countVoidAgain(String name, int times) {
        for (int i = 0; counting && i < times; i++) {
            countVoid(name);
        }
    }

    private void countVoid(String name) {
        voidLookups++;
        if (voidLookups > limits.voidLookups()) {
            stop(new SpfResult.PermError(new SpfPermanentError.TooManyVoidLookups(name, limits.voidLookups())));
        }
    }

    private void stop(SpfResult result) {
        if (stopped.isEmpty()) {
            stopped = Optional.of(result);
        }
    }

    /// The result that ends the check whatever else is in the records; empty while the limits hold.
    Optional<SpfResult> stopped() {
        return stopped;
    }

    /// From now on look-ups that find nothing count: a policy was found, and what is asked is asked for its terms.
    void startCounting() {
        counting = true;
    }

    /// From now on nothing counts: the result is known, and only its explanation is missing (RFC 7208, section 4.6.4).
    void stopCounting() {
        counting = false;
    }

    /// The look-ups since this was last called.
    List<SpfLookup> takeLookups() {
        if (lookups.isEmpty()) {
            return List.of();
        }
        List<SpfLookup> taken = lookups;
        lookups = new ArrayList<>();
        return taken;
    }

    int terms() {
        return terms;
    }

    int voidLookups() {
        return voidLookups;
    }
}
