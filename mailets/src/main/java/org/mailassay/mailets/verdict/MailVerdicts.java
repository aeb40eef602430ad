package org.mailassay.mailets.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.mailet.Mail;
import org.mailassay.analysis.authresults.AuthenticationResults;
import org.mailassay.analysis.authresults.MethodResult;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.verdict.MessageEvaluation;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.VerdictResults;
import org.mailassay.mailets.queue.MailVerdict;
import org.mailassay.mailets.queue.SessionFacts;
import org.mailassay.mailets.queue.StoredMessage;
import org.mailassay.mailets.spool.Preparation;
import org.mailassay.store.StorableText;
import org.mailassay.store.intake.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives mails of one processor their verdict. A verdict helps to judge a report, it never keeps one out: where it
/// cannot be had in time, the mail goes on unverified with the reason.
public final class MailVerdicts implements Preparation {
    /// How long the DNS may take for one mail, all questions together.
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOGGER = LoggerFactory.getLogger(MailVerdicts.class);

    /// A message may have many signatures, whose results nobody reads to the end.
    private static final int LONGEST_RESULTS = 4_000;

    private final Dns dns;
    private final String receiver;
    private final String processor;
    private final Duration patience;
    private final MessageEvaluation evaluation;

    /// @param receiver the name of the host that evaluates
    /// @param processor the state of the mails that get a verdict
    /// @param patience how long the DNS may take for one mail
    public MailVerdicts(Dns dns, String receiver, String processor, Duration patience) {
        this.dns = dns;
        this.receiver = receiver;
        this.processor = processor;
        this.patience = patience;
        this.evaluation = new MessageEvaluation(dns, new KeyRecordCache(), receiver);
    }

    @Override
    public void prepare(Mail mail, StoredMessage stored) {
        if (processor.equals(mail.getState())) {
            verdict(SessionFacts.receivedMessage(mail, stored.octets())).attachTo(mail);
        }
    }

    private MailVerdict verdict(ReceivedMessage message) {
        MessageEvaluation patient = evaluation.asking(new PatientDns(dns, patience));
        return CompletableFuture.supplyAsync(() -> verdict(message, patient), Thread::startVirtualThread)
                // Without questions to the DNS it takes milliseconds; this is for what nobody has thought of.
                .completeOnTimeout(unknown("it takes too long"), 2 * patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOGGER.error("{} could not be evaluated and goes on unverified", message.name(), failure);
                    return unknown("the evaluation failed");
                })
                .join();
    }

    private MailVerdict verdict(ReceivedMessage message, MessageEvaluation patient) {
        MessageVerdict verdict = patient.evaluate(message);
        Authentication authenticated = switch (verdict.dmarc().result()) {
            case DmarcResult.Pass _ -> Authentication.PASS;
            // SPF might have passed for the address that a gateway has hidden.
            case DmarcResult.Fail _ when message.connection() instanceof Connection.Hidden -> Authentication.UNVERIFIED;
            case DmarcResult.Fail _, DmarcResult.None _, DmarcResult.PermanentError _ -> Authentication.FAIL;
            case DmarcResult.TemporaryError _ -> Authentication.UNVERIFIED;
        };
        String results = VerdictResults.of(receiver, verdict, message.connection(), Optional.empty())
                .value();
        // Strangers' text is in it, and a cut may leave half a char.
        return new MailVerdict(
                authenticated, StorableText.of(results.substring(0, Math.min(LONGEST_RESULTS, results.length()))));
    }

    private MailVerdict unknown(String reason) {
        MethodResult dmarc = MethodResult.of("dmarc", "temperror").because(reason);
        return new MailVerdict(Authentication.UNVERIFIED, new AuthenticationResults(receiver, List.of(dmarc)).value());
    }
}
