package org.mailassay.store.scan;

import java.util.Locale;

/// Where the answers come from that a scan is carried out with.
public enum ScanMode {
    /// From the world, as it is now.
    REFRESH,
    /// From the recording of the last run.
    REPLAY;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
