package org.mailassay.analysis.links;

import java.util.Locale;

/// What can be said of one link.
enum LinkVerdict {
    OK,
    /// `javascript:`, `data:` and the like, or a URL with a user name (RFC 3986, section 7.6).
    DANGEROUS,
    /// Nothing that a browser opens.
    MALFORMED,
    /// A placeholder that was not filled in; its finding is another check's.
    PLACEHOLDER,
    IP_ADDRESS,
    LOOK_ALIKE,
    SHORTENER,
    /// The visible text names another host than the one that the link leads to.
    MISMATCH,
    /// The visible text names another host than the URL, and where the URL leads is not known.
    PERHAPS_MISMATCH,
    /// http.
    INSECURE,
    BROKEN,
    BAD_CERTIFICATE,
    TOO_MANY_REDIRECTS,
    /// From https to http on the way.
    DOWNGRADED,
    UNVERIFIED,
    SKIPPED,
    UNCHECKED;

    /// As in JSON.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
