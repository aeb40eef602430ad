package org.mailassay.analysis.infrastructure;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.ReceivedMessage;

/// The domains that a message is answered to.
///
/// @param author of the From field, the first where there are several; that of the envelope where it names nobody
/// @param replies where an answer goes: that of the Reply-To field, else the author's (RFC 5322, section 3.6.2)
/// @param bounces where a bounce goes; empty for the null reverse-path
record SenderDomains(Optional<DomainName> author, Optional<DomainName> replies, Optional<DomainName> bounces) {
    static SenderDomains of(ReceivedMessage message, HeaderFields header) {
        String path = message.envelope().reversePath();
        int at = path.lastIndexOf('@');
        Optional<DomainName> bounces = (at < 0 ? Optional.<DomainName>empty() : DomainName.of(path.substring(at + 1)))
                .filter(name -> !name.text().isEmpty());
        Optional<DomainName> author = of(header, "From").or(() -> bounces);
        return new SenderDomains(author, of(header, "Reply-To").or(() -> author), bounces);
    }

    private static Optional<DomainName> of(HeaderFields header, String field) {
        return header.first(field)
                .map(HeaderField::value)
                .map(AuthorDomain::ofField)
                .flatMap(SenderDomains::first);
    }

    private static Optional<DomainName> first(AuthorDomain domain) {
        return switch (domain) {
            case AuthorDomain.One(DomainName one) -> Optional.of(one);
            case AuthorDomain.Several(List<DomainName> several) -> Optional.of(several.getFirst());
            case AuthorDomain.NotFound _ -> Optional.empty();
        };
    }
}
