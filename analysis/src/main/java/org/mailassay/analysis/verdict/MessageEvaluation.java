package org.mailassay.analysis.verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.mailassay.analysis.arc.ArcResult;
import org.mailassay.analysis.arc.ArcValidation;
import org.mailassay.analysis.dkim.DkimResult;
import org.mailassay.analysis.dkim.DkimRules;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dkim.DkimVerification;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier.Outcome;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcEvaluation;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.spf.PolicyCache;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfLimits;
import org.mailassay.analysis.spf.SpfRequest;
import org.mailassay.analysis.spf.SpfResult;

/// Evaluates SPF, DKIM and ARC of a message side by side, then DMARC from what they gave.
///
/// Safe for use by many threads at once.
public final class MessageEvaluation {
    private final Dns dns;
    private final KeyRecordCache keys;
    private final DkimRules rules;
    private final String receiver;
    private final InstantSource clock;
    private final PolicyCache policies;

    /// Evaluation by the rules in force.
    ///
    /// @param keys may be shared by any number of evaluations, whatever their DNS
    /// @param receiver the name of the host that evaluates
    public MessageEvaluation(Dns dns, KeyRecordCache keys, String receiver) {
        this(dns, keys, receiver, DkimRules.CURRENT);
    }

    /// Evaluation by the given rules for DKIM.
    public MessageEvaluation(Dns dns, KeyRecordCache keys, String receiver, DkimRules rules) {
        this(dns, keys, receiver, rules, InstantSource.system());
    }

    /// Evaluation by the given rules for DKIM.
    ///
    /// @param clock by which an evaluation's own time is measured and limited
    public MessageEvaluation(Dns dns, KeyRecordCache keys, String receiver, DkimRules rules, InstantSource clock) {
        this(dns, keys, receiver, rules, clock, new PolicyCache());
    }

    private MessageEvaluation(
            Dns dns, KeyRecordCache keys, String receiver, DkimRules rules, InstantSource clock, PolicyCache policies) {
        this.dns = dns;
        this.keys = keys;
        this.rules = rules;
        this.receiver = receiver;
        this.clock = clock;
        this.policies = policies;
    }

    /// The same with another DNS; what was read of keys and policies serves both.
    public MessageEvaluation asking(Dns other) {
        return new MessageEvaluation(other, keys, receiver, rules, clock, policies);
    }

    /// Evaluates a message as of the time when it was received. Bare line feeds, which a message read from a
    /// file may have, are taken for the line ends that they were on the wire.
    public MessageVerdict evaluate(ReceivedMessage message) {
        return evaluate(message, HeaderFields.of(LineEndings.canonical(message.octets())));
    }

    /// Evaluates a message whose header section was read already.
    public MessageVerdict evaluate(ReceivedMessage message, HeaderFields header) {
        Instant at = message.receivedAt();
        CompletableFuture<SpfVerdict> spf = concurrently(() -> spf(message));
        CompletableFuture<ArcResult> arc = concurrently(() -> new ArcValidation(dns, keys).validate(header, at));
        List<DkimVerdict> dkim = new DkimVerification(dns, rules, keys).verify(header, at);
        return new MessageVerdict(
                spf.join(),
                dkim,
                arc.join(),
                DmarcEvaluation.evaluate(AuthorDomain.of(header), identifiers(spf.join(), dkim), dns));
    }

    /// The domains that DMARC looks at.
    static List<AuthenticatedIdentifier> identifiers(SpfVerdict spf, List<DkimVerdict> dkim) {
        List<AuthenticatedIdentifier> identifiers = new ArrayList<>();
        spf.mailFromCheck().ifPresent(check -> addIdentifier(check, identifiers));
        dkim.forEach(verdict -> addIdentifier(verdict, identifiers));
        return identifiers;
    }

    private SpfVerdict spf(ReceivedMessage message) {
        return switch (message.connection()) {
            case Connection.Smtp client -> spf(client, message.envelope(), message.receivedAt());
            case Connection.Hidden _ -> new SpfVerdict.NotEvaluated(Connection.Hidden.REASON);
            case Connection.Unknown _ ->
                new SpfVerdict.NotEvaluated("the client that brought the message is not known");
        };
    }

    private SpfVerdict spf(Connection.Smtp client, Envelope envelope, Instant at) {
        // The time of the message, which yet goes on, so that the check has an end (RFC 7208, section 4.6.4).
        Duration since = Duration.between(clock.instant(), at);
        SpfEvaluation evaluation =
                new SpfEvaluation(dns, SpfLimits.STANDARD, () -> clock.instant().plus(since), policies);
        SpfCheck mailFrom = evaluation.check(SpfRequest.mailFrom(client.client(), client.helo(), envelope.reversePath())
                .at(receiver));
        SpfCheck helo =
                evaluation.check(SpfRequest.helo(client.client(), client.helo()).at(receiver));
        return new SpfVerdict.Evaluated(mailFrom, helo);
    }

    private static void addIdentifier(SpfCheck check, List<AuthenticatedIdentifier> identifiers) {
        Outcome outcome = switch (check.result()) {
            case SpfResult.Pass _ -> Outcome.PASS;
            case SpfResult.TempError _ -> Outcome.TEMPORARY_ERROR;
            case SpfResult.None _, SpfResult.Neutral _, SpfResult.Fail _, SpfResult.SoftFail _ -> Outcome.NO_PASS;
            case SpfResult.PermError _ -> Outcome.NO_PASS;
        };
        DomainName.of(check.domain())
                .filter(domain -> !domain.text().isEmpty())
                .ifPresent(domain -> identifiers.add(AuthenticatedIdentifier.spf(domain, outcome)));
    }

    private static void addIdentifier(DkimVerdict verdict, List<AuthenticatedIdentifier> identifiers) {
        Outcome outcome = switch (verdict.result()) {
            case DkimResult.Pass _ -> Outcome.PASS;
            case DkimResult.TempError _ -> Outcome.TEMPORARY_ERROR;
            case DkimResult.Fail _, DkimResult.Neutral _, DkimResult.Policy _ -> Outcome.NO_PASS;
            case DkimResult.PermError _ -> Outcome.NO_PASS;
        };
        verdict.signature()
                .map(signature -> AuthenticatedIdentifier.dkim(
                        signature.domain(),
                        signature.made().parameters().selector().text(),
                        outcome))
                .ifPresent(identifiers::add);
    }

    private static <T> CompletableFuture<T> concurrently(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Thread::startVirtualThread);
    }
}
