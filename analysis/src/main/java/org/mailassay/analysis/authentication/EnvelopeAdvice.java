package org.mailassay.analysis.authentication;

import java.util.Optional;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfResult;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.SpfVerdict;

/// An envelope sender whose domain does not exist is advised to move into the author's.
///
/// @param author the author's domain, which exists
/// @param then what SPF says of the client there
public record EnvelopeAdvice(DomainName author, SpfCheck then) {
    /// Empty when the envelope sender's domain exists, or that of the author does not, or nobody knows; and for
    /// bounces,
    /// which must have the null reverse-path (RFC 5321, section 4.5.5).
    public static Optional<EnvelopeAdvice> of(MessageVerdict message, Dns dns) {
        return message.spf() instanceof SpfVerdict.Evaluated(SpfCheck mailFrom, SpfCheck _)
                        && isNowhere(mailFrom)
                        && !mailFrom.request().isFromNobody()
                        && message.dmarc().author() instanceof AuthorDomain.One(DomainName author)
                ? Optional.of(new EnvelopeAdvice(
                                author,
                                new SpfEvaluation(dns).check(mailFrom.request().inDomain(author))))
                        .filter(advice -> !isNowhere(advice.then))
                : Optional.empty();
    }

    private static boolean isNowhere(SpfCheck check) {
        return check.result() instanceof SpfResult.None(SpfResult.Absence absence)
                && absence != SpfResult.Absence.NO_POLICY;
    }

    boolean passes() {
        return then.result() instanceof SpfResult.Pass;
    }

    Fix fix() {
        return Fix.of("Send with an envelope sender at " + author
                + ", the author's domain, which exists: then what SPF says of it counts for DMARC, too.");
    }
}
