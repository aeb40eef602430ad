package org.mailassay.store.account;

/// A person who may sign in.
public record User(long id, String email) {}
