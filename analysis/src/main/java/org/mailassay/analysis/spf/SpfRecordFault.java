package org.mailassay.analysis.spf;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be said against a published policy.
public enum SpfRecordFault implements FaultCode {
    /// The record breaks the grammar (RFC 7208, section 4.6).
    SYNTAX(Severity.ERROR),
    /// The domain publishes more than one policy (RFC 7208, section 4.5).
    SEVERAL_RECORDS(Severity.ERROR),
    /// More than 10 terms ask the DNS, counted over all records that it leads to (RFC 7208, section 4.6.4).
    TOO_MANY_LOOKUPS(Severity.ERROR),
    /// More than 2 names that it looks up are not there (RFC 7208, section 4.6.4).
    TOO_MANY_VOID_LOOKUPS(Severity.ERROR),
    /// A domain named by `mx` has more than 10 exchangers (RFC 7208, section 4.6.4).
    TOO_MANY_EXCHANGERS(Severity.ERROR),
    /// An included domain, or one redirected to, publishes no policy (RFC 7208, sections 5.2 and 6.1).
    NO_POLICY_AT_TARGET(Severity.ERROR),
    /// An included policy, or one redirected to, is broken itself.
    BROKEN_TARGET(Severity.ERROR),
    /// A policy includes itself, directly or through others.
    LOOP(Severity.ERROR),
    /// `+all`, or networks that are the whole Internet, here or in a policy that it leads to: everybody may send.
    EVERYBODY_PASSES(Severity.WARNING),
    /// `?all`, here or where it redirects to: it says nothing of those it does not list.
    NEUTRAL_ALL(Severity.WARNING),
    /// Neither `all` nor a redirect: the same as `?all` (RFC 7208, section 4.7).
    NO_ALL(Severity.WARNING),
    /// A network of more than 16 million addresses, or its like in IPv6.
    WIDE_NETWORK(Severity.WARNING),
    /// `ptr`, which must not be published (RFC 7208, section 5.5).
    PTR(Severity.WARNING),
    /// Terms behind `all`, which are never reached (RFC 7208, section 5.1).
    UNREACHABLE_TERM(Severity.WARNING),
    /// A modifier that nobody knows, often a misspelt one (RFC 7208, section 6).
    UNKNOWN_MODIFIER(Severity.WARNING),
    /// The same term twice.
    REPEATED_TERM(Severity.WARNING),
    /// A name that is looked up is not there (RFC 7208, section 4.6.4).
    VOID_LOOKUP(Severity.WARNING),
    /// A record so long that answers no longer fit everywhere (RFC 7208, section 3.4).
    LONG_RECORD(Severity.WARNING),
    /// A record of the abandoned type SPF (RFC 7208, section 3.1).
    OBSOLETE_TYPE(Severity.WARNING),
    /// A record that it leads to could not be looked up just now.
    LOOKUP_FAILED(Severity.WARNING);

    private final Severity severity;

    SpfRecordFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
