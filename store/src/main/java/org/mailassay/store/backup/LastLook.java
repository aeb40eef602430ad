package org.mailassay.store.backup;

/// Is asked when a backup is loaded and nothing that anybody sees has changed yet.
@FunctionalInterface
public interface LastLook {
    /// Returns when the backup may take the place of what is there.
    ///
    /// @throws BackupUnusable when it may not
    void check(BackupCounts counts) throws BackupUnusable;
}
