package org.mailassay.analysis.links;

import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.WebUrl;

/// A link in a message.
///
/// @param target absolute where the message says to what it is relative, without what browsers take out of a URL, at
///     most 2,048 characters
/// @param text what a reader sees, at most 300 characters; of a picture its alternative text
/// @param kind where it stands
/// @param host that it leads to, where it is an http, https or mailto link with one that is a domain name
/// @param around what stands before and behind it in the same paragraph, at most 400 characters
public record Link(String target, String text, Kind kind, Optional<DomainName> host, String around) {
    /// A link with nothing around it.
    public Link(String target, String text, Kind kind, Optional<DomainName> host) {
        this(target, text, kind, host, "");
    }

    /// Where a link stands.
    public enum Kind {
        /// An `a` or `area` element.
        ANCHOR,
        /// The action of a form.
        FORM,
        /// A URL in the plain text.
        TEXT;

        /// As in JSON.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The target as browsers fetch it; empty when it is nothing that they fetch.
    public Optional<WebUrl> web() {
        return WebUrl.of(target);
    }
}
