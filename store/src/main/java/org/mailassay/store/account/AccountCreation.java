package org.mailassay.store.account;

/// What came of the wish for a new account.
public sealed interface AccountCreation {
    /// There is a new account with its owner and its reporting address.
    record Created(Account account) implements AccountCreation {}

    /// Another account is known by this e-mail address.
    record EmailTaken() implements AccountCreation {}

    /// There is no plan of this name.
    record NoSuchPlan() implements AccountCreation {}
}
