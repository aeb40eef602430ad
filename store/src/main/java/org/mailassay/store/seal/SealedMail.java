package org.mailassay.store.seal;

import org.mailassay.analysis.message.Octets;

/// The octets of a mail to be kept sealed.
///
/// @param intakeId the entry of the intake log that it is of
public record SealedMail(long accountId, long intakeId, Octets octets) {}
