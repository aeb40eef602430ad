package org.mailassay.store.queue;

import org.mailassay.analysis.message.Envelope;

/// What is known of a mail beside its octets.
///
/// @param name unique on this appliance
/// @param envelope the sender, and those recipients that this mail is for
/// @param attributes a JSON object
/// @param state the processor that the mail is to go to, or that set it aside
/// @param error what went wrong; empty when nothing did
public record MailDetails(String name, Envelope envelope, String attributes, String state, String error) {}
