package org.mailassay.analysis.authentication;

import java.util.Optional;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfRequest;
import org.mailassay.analysis.spf.SpfResult;
import org.mailassay.analysis.verdict.MessageVerdict;
import org.mailassay.analysis.verdict.SpfVerdict;

/// An envelope sender whose domain does not exist is advised to move into the author's.
///
/// @param author the author's domain, which exists
/// @param then what SPF says of the client there
public record EnvelopeAdvice(DomainName author, SpfCheck then) {
    /// Empty when the envelope sender's domain exists, or that of the author does not, or nobody knows; and for the
    /// null
    /// reverse-path, which bounces have to have (RFC 5321, section 4.5.5).
    public static Optional<EnvelopeAdvice> of(MessageVerdict message, Dns dns) {
        return message.spf() instanceof SpfVerdict.Evaluated(SpfCheck mailFrom, SpfCheck _)
                        && isNowhere(mailFrom)
                        && !mailFrom.request().reversePath().isEmpty()
                        && message.dmarc().author() instanceof AuthorDomain.One(DomainName author)
                ? Optional.of(new EnvelopeAdvice(author, moved(mailFrom.request(), author, dns)))
                        .filter(advice -> !isNowhere(advice.then))
                : Optional.empty();
    }

    private static boolean isNowhere(SpfCheck check) {
        return check.result() instanceof SpfResult.None(SpfResult.Absence absence)
                && absence != SpfResult.Absence.NO_POLICY;
    }

    private static SpfCheck moved(SpfRequest request, DomainName author, Dns dns) {
        String path = request.reversePath();
        String localPart = path.substring(0, Math.max(0, path.lastIndexOf('@')));
        return new SpfEvaluation(dns)
                .check(SpfRequest.mailFrom(request.client(), request.helo(), localPart + "@" + author.text())
                        .at(request.receiver()));
    }

    boolean passes() {
        return then.result() instanceof SpfResult.Pass;
    }

    Fix fix() {
        return Fix.of("Send with an envelope sender at " + author
                + ", the author's domain, which exists: then what SPF says of it counts for DMARC, too.");
    }
}
