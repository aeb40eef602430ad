package org.mailassay.store.backup;

import java.util.List;

/// What a backup holds.
public record BackupCounts(BackupHeader header, int tables, long rows, List<BackupFile> files) {
    public BackupCounts {
        files = List.copyOf(files);
    }
}
