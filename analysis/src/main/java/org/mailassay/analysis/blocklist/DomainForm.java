package org.mailassay.analysis.blocklist;

/// The form of a domain that a list is to be asked for.
public enum DomainForm {
    /// What somebody registered.
    ORGANIZATIONAL,
    /// The name as it stands in the message.
    HOST
}
