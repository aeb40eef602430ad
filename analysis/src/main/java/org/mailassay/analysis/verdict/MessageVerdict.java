package org.mailassay.analysis.verdict;

import java.util.List;
import org.mailassay.analysis.arc.ArcResult;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dmarc.DmarcEvaluation;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dns.Dns;

/// All that is known of a message's authenticity.
///
/// @param dkim a verdict for each signature, from the top down
public record MessageVerdict(SpfVerdict spf, List<DkimVerdict> dkim, ArcResult arc, DmarcVerdict dmarc) {
    public MessageVerdict {
        dkim = List.copyOf(dkim);
    }

    /// Whether the author's domain answers for the message (RFC 9989, section 5.3.5).
    public boolean authenticated() {
        return dmarc.result() instanceof DmarcResult.Pass;
    }

    /// What DMARC would say by other records than those that are published.
    public DmarcVerdict dmarcBy(Dns dns) {
        return DmarcEvaluation.evaluate(dmarc.author(), MessageEvaluation.identifiers(spf, dkim), dns);
    }
}
