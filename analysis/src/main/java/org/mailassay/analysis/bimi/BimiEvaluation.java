package org.mailassay.analysis.bimi;

import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.HeaderFields;

/// Looks for the assertion record of one message (draft-brand-indicators-for-message-identification, sections 7.1 to
/// 7.3). The logo and its certificate are judged apart, when they are at hand.
public final class BimiEvaluation {
    private BimiEvaluation() {}

    /// Evaluates a message.
    ///
    /// @param fields its header section
    /// @param localPart of the author's address; empty when it is not known
    /// @param dmarc what DMARC said of it
    public static BimiResult evaluate(HeaderFields fields, String localPart, DmarcVerdict dmarc, Dns dns) {
        if (!(dmarc.author() instanceof AuthorDomain.One author)) {
            return new BimiResult.Skipped("the message has not one author domain");
        }
        if (dmarc.result() instanceof DmarcResult.TemporaryError error) {
            return new BimiResult.TemporaryError(error.detail());
        }
        if (!(dmarc.result() instanceof DmarcResult.Pass)) {
            return new BimiResult.Skipped("the message does not pass DMARC");
        }
        PolicyDiscovery discovery = dmarc.discovery().orElseThrow();
        return switch (DmarcEnforcement.of(discovery)) {
            case DmarcEnforcement.NotEnforcing not -> new BimiResult.Skipped(not.reason());
            case DmarcEnforcement.Unknown unknown ->
                new BimiResult.TemporaryError(unknown.failure().detail());
            case DmarcEnforcement.Enforcing ignored ->
                switch (BimiSelector.of(fields)) {
                    case BimiSelector.Malformed malformed -> new BimiResult.Failed(malformed.problem());
                    case BimiSelector.Given given ->
                        of(BimiDiscovery.of(author.domain(), given.name(), localPart, discovery.walk(), dns));
                };
        };
    }

    private static BimiResult of(BimiDiscovery discovery) {
        return switch (discovery) {
            case BimiDiscovery.NotFound ignored -> new BimiResult.None();
            case BimiDiscovery.Several ignored -> new BimiResult.None();
            case BimiDiscovery.Unknown unknown ->
                new BimiResult.TemporaryError(unknown.failure().detail());
            case BimiDiscovery.Found found -> of(found);
        };
    }

    private static BimiResult of(BimiDiscovery.Found found) {
        if (found.bimiRecord().declined()) {
            return new BimiResult.Declined(found);
        }
        return found.bimiRecord().location().isEmpty()
                ? new BimiResult.Failed("the assertion record has no valid location")
                : new BimiResult.Asserted(found);
    }
}
