package org.mailassay.analysis.verdict;

import java.util.Optional;
import org.mailassay.analysis.bimi.BimiDiscovery;
import org.mailassay.analysis.bimi.BimiSelector;
import org.mailassay.analysis.bimi.DmarcEnforcement;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.HeaderFields;

/// The BIMI record that applies to a message, as far as the DNS tells: the indicator itself is not fetched here.
public sealed interface BimiVerdict {
    /// A record was looked for.
    ///
    /// @param selector which of the domain's records the message asks for
    /// @param enforcement whether the domain's DMARC policy is one that BIMI asks for
    record Looked(String selector, BimiDiscovery discovery, DmarcEnforcement enforcement) implements BimiVerdict {}

    /// None can be looked for.
    ///
    /// @param reason why, for a person, in a clause without a final dot
    record NotLooked(String reason) implements BimiVerdict {}

    /// Looks for the record.
    ///
    /// @param verdict the message's verdict, whose DMARC walk found the Organizational Domain
    static BimiVerdict of(MessageVerdict verdict, HeaderFields header, Dns dns) {
        Optional<PolicyDiscovery> policy = verdict.dmarc().discovery();
        if (!(verdict.dmarc().author() instanceof AuthorDomain.One(var author)) || policy.isEmpty()) {
            return new NotLooked("the message has not exactly one author domain");
        }
        return switch (BimiSelector.of(header)) {
            case BimiSelector.Malformed(String problem) -> new NotLooked(problem);
            case BimiSelector.Given(String selector, boolean _) ->
                new Looked(
                        selector,
                        BimiDiscovery.of(
                                author,
                                selector,
                                AuthorLocalPart.of(header),
                                policy.get().walk(),
                                dns),
                        DmarcEnforcement.of(policy.get()));
        };
    }
}
