package org.mailassay.analysis.dns;

/// The port through which the analysis asks the DNS (RFC 1034, section 4.3).
///
/// Implementations are safe for use by many threads at once; a call may block, and callers run on virtual
/// threads. A call never throws for what the DNS answered or failed to answer: that is a [DnsAnswer].
public interface Dns {
    /// Looks up one record set, following CNAME records as a resolver does.
    ///
    /// @param name a domain name in presentation form with or without the final dot; A-labels for
    ///     internationalized names; letter case is ignored
    /// @param type the record type asked for
    /// @return the answer, which may be a failure; never null
    DnsAnswer query(String name, RecordType type);
}
