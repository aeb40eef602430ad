package org.mailassay.store.ownership;

/// A link that can be used now.
///
/// @param value the domain or the addresses that it is about
/// @param host the name that it proves
/// @param account the address of the account that asked for it
/// @param language of the mail that it stood in
public record Confirmation(Subject subject, String value, String host, String account, String language) {}
