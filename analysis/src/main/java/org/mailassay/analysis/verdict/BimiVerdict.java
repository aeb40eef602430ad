package org.mailassay.analysis.verdict;

import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.bimi.BimiDiscovery;
import org.mailassay.analysis.bimi.DmarcEnforcement;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;

/// The BIMI record that applies to a message, as far as the DNS tells: the indicator itself is not fetched here.
public sealed interface BimiVerdict {
    /// The selector where the message names none (draft-brand-indicators-for-message-identification, section 4.4).
    String DEFAULT_SELECTOR = "default";

    /// A record was looked for.
    ///
    /// @param selector which of the domain's records
    /// @param enforcement whether the domain's DMARC policy is one that BIMI asks for
    record Looked(String selector, BimiDiscovery discovery, DmarcEnforcement enforcement) implements BimiVerdict {}

    /// There is no author domain, so none can be looked for.
    record NoAuthorDomain() implements BimiVerdict {}

    /// Looks for the record.
    ///
    /// @param verdict the message's verdict, whose DMARC walk found the Organizational Domain
    static BimiVerdict of(MessageVerdict verdict, HeaderFields header, Dns dns) {
        Optional<PolicyDiscovery> policy = verdict.dmarc().discovery();
        if (!(verdict.dmarc().author() instanceof AuthorDomain.One(var author)) || policy.isEmpty()) {
            return new NoAuthorDomain();
        }
        String selector = selector(header);
        return new Looked(
                selector,
                BimiDiscovery.of(author, selector, policy.get().walk(), dns),
                DmarcEnforcement.of(policy.get()));
    }

    /// The selector that the `BIMI-Selector` field names, `v=BIMI1; s=brand;`. A field that names none in that form,
    /// or with anything but letters, digits and hyphens, is as if it were not there.
    private static String selector(HeaderFields header) {
        for (String tag :
                header.first("BIMI-Selector").map(HeaderField::value).orElse("").split(";", 3)) {
            String[] nameAndValue = tag.strip().split("\\s*=\\s*", 2);
            if (nameAndValue.length == 2
                    && nameAndValue[0].equals("s")
                    && nameAndValue[1].matches("[A-Za-z0-9-]{1,63}")) {
                return nameAndValue[1].toLowerCase(Locale.ROOT);
            }
        }
        return DEFAULT_SELECTOR;
    }
}
