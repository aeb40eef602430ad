package org.mailassay.analysis.links;

import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;

/// A link in a message.
///
/// @param target as written, without white space around it, at most 2,048 characters
/// @param text what a reader sees, at most 300 characters; empty for a picture without a text
/// @param kind where it stands
/// @param host that it leads to, where it is an http, https or mailto link with one that is a domain name
public record Link(String target, String text, Kind kind, Optional<DomainName> host) {
    /// Where a link stands.
    public enum Kind {
        /// An `a` or `area` element.
        ANCHOR,
        /// The action of a form.
        FORM,
        /// A URL in the plain text.
        TEXT
    }
}
