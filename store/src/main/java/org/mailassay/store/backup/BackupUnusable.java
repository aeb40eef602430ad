package org.mailassay.store.backup;

/// A backup cannot be restored, and nothing was changed. The message is for the person who asked.
public final class BackupUnusable extends Exception {
    private static final long serialVersionUID = 1;

    public BackupUnusable(String message) {
        super(message);
    }

    public BackupUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
