package org.mailassay.store.seal;

import org.mailassay.analysis.message.Octets;

/// Octets that only the holder of a key can read.
///
/// @param keyId tells keys apart
/// @param nonce never used twice with one key
/// @param octets encrypted, with the tag behind them
public record Sealed(Octets keyId, Octets nonce, Octets octets) {}
