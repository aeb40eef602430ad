package org.mailassay.store.ownership;

/// Why a mail is not sent now.
///
/// @param reason for a person, a sentence
/// @param retryAfter seconds until it may be
public record MailLimit(String reason, long retryAfter) {}
