package org.mailassay.appliance.dns;

/// Who validates DNSSEC signatures (RFC 4035, section 4).
public enum Validation {
    /// Nobody: every answer is indeterminate.
    NONE,
    /// The resolvers, whose AD bit is trusted (RFC 4035, section 4.9.3): right when they run on this machine or on a
    /// network that nobody else can write to.
    RESOLVER,
    /// This process, from the root's keys down.
    LOCAL
}
