package org.mailassay.analysis.suffix;

/// How much of the list counts.
public enum Section {
    /// Only what registries of the DNS root announced: `amazonaws.com` is one domain then.
    ICANN,
    /// Also what owners of domains announced of their own: `example.github.io` is a domain then.
    ALL
}
