package org.mailassay.store.domain;

import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.suffix.PublicSuffixes;
import org.mailassay.analysis.suffix.Section;

/// Whether what somebody typed is a domain that an account can have.
public sealed interface DomainCandidate {
    /// It can be added.
    record Usable(DomainName name) implements DomainCandidate {}

    /// It cannot.
    ///
    /// @param reason for a person, a sentence
    record Unusable(String reason) implements DomainCandidate {}

    /// Reads a name as people write it, in any case and script. A name below which strangers register theirs can be
    /// nobody's own; those of the list's private part are their operators' and may be added.
    static DomainCandidate of(String text) {
        String stripped = text.strip();
        if (stripped.contains("@") || stripped.contains("/") || stripped.contains(":")) {
            return new Unusable("Give the domain alone, such as example.com, without an address or a URL around it.");
        }
        Optional<DomainName> name = DomainName.of(stripped).filter(DomainName::isHostName);
        if (name.isEmpty()) {
            return new Unusable("This is not a domain name.");
        }
        boolean number = name.get().labels().getLast().chars().allMatch(c -> c >= '0' && c <= '9');
        if (number) {
            return new Unusable("This is an address, not a domain name.");
        }
        if (name.get().labels().size() < 2 || isPublicSuffix(name.get())) {
            return new Unusable(
                    "This is a public suffix, below which anybody can register names; give your own domain.");
        }
        return new Usable(name.get());
    }

    private static boolean isPublicSuffix(DomainName name) {
        return PublicSuffixes.bundled().publicSuffix(name, Section.ICANN).equals(name);
    }
}
