package org.mailassay.store.account;

/// Whether an account may be used now.
public enum Standing {
    ACTIVE,
    /// Suspended until it is resumed.
    SUSPENDED,
    /// The period that its plan was taken for is over.
    PAST_PERIOD
}
