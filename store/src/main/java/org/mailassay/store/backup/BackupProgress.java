package org.mailassay.store.backup;

/// Hears how far a backup or its restoration is.
@FunctionalInterface
public interface BackupProgress {
    /// So many tables of all are done.
    void done(int tables, int all);
}
