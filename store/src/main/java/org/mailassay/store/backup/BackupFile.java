package org.mailassay.store.backup;

import org.mailassay.analysis.message.Octets;

/// A small file that goes with the database.
///
/// @param name a relative path with `/`
public record BackupFile(String name, Octets octets) {}
