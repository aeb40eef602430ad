package org.mailassay.store.webhook;

/// A webhook of an account.
public record WebhookKey(long accountId, long id) {}
