package org.mailassay.analysis.dmarc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;

/// The domain of a message's author: what DMARC protects (RFC 9989, section 5.3.1).
public sealed interface AuthorDomain {
    /// All addresses in the From field have this one domain.
    record One(DomainName domain) implements AuthorDomain {}

    /// The addresses have several domains, so DMARC does not apply to the message as a whole.
    record Several(List<DomainName> domains) implements AuthorDomain {
        public Several {
            domains = List.copyOf(domains);
        }
    }

    /// No domain can be taken from the message.
    record NotFound(Reason reason) implements AuthorDomain {}

    /// Why there is no author domain. RFC 9989, section 11.5: each of these is a way to slip past DMARC, and is to be
    /// treated as a threat.
    enum Reason {
        /// No From field.
        NO_FROM_FIELD,
        /// More than one From field (RFC 5322, section 3.6 allows one).
        SEVERAL_FROM_FIELDS,
        /// No address in the field: it is empty, or a group without members.
        NO_ADDRESS,
        /// The field cannot be read as a list of addresses (RFC 5322, section 3.4).
        MALFORMED,
        /// An address has an address literal, `[192.0.2.1]`, for its domain.
        ADDRESS_LITERAL,
        /// What follows the at sign is no domain name.
        NOT_A_DOMAIN,
        /// The header section was not read to its end, so there may be more From fields.
        HEADER_INCOMPLETE
    }

    /// Takes the domain from a message's header section.
    static AuthorDomain of(HeaderFields fields) {
        List<HeaderField> from = fields.named("From");
        if (!fields.complete()) {
            return new NotFound(Reason.HEADER_INCOMPLETE);
        }
        return switch (from.size()) {
            case 0 -> new NotFound(Reason.NO_FROM_FIELD);
            case 1 -> ofField(from.getFirst().value());
            default -> new NotFound(Reason.SEVERAL_FROM_FIELDS);
        };
    }

    /// Takes the domain from the value of a From field, unfolded, one char for each octet.
    static AuthorDomain ofField(String value) {
        return switch (AuthorAddresses.read(value)) {
            case AuthorAddresses.Malformed ignored -> new NotFound(Reason.MALFORMED);
            case AuthorAddresses.Read read -> ofDomains(read.domains());
        };
    }

    private static AuthorDomain ofDomains(List<String> written) {
        Set<DomainName> domains = new LinkedHashSet<>();
        for (String text : written) {
            if (text.startsWith("[")) {
                return new NotFound(Reason.ADDRESS_LITERAL);
            }
            // U-labels become A-labels (RFC 9989, section 5.3.1).
            Optional<DomainName> domain =
                    DomainName.of(text).filter(name -> !name.text().isEmpty());
            if (domain.isEmpty()) {
                return new NotFound(Reason.NOT_A_DOMAIN);
            }
            domains.add(domain.get());
        }
        return switch (domains.size()) {
            case 0 -> new NotFound(Reason.NO_ADDRESS);
            case 1 -> new One(domains.iterator().next());
            default -> new Several(List.copyOf(domains));
        };
    }
}
