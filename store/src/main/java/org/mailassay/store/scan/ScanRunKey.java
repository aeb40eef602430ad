package org.mailassay.store.scan;

import java.util.Optional;

/// One time that a scan is carried out.
///
/// @param run 1 for the first, one more for each reanalysis
public record ScanRunKey(ScanKey scan, int run) {
    /// The key of the text that a task is named by; empty when it is none.
    public static Optional<ScanRunKey> parse(String text) {
        int slash = text.lastIndexOf('/');
        String run = text.substring(slash + 1);
        return slash < 0 || !run.matches("[0-9]{1,9}")
                ? Optional.empty()
                : ScanKey.parse(text.substring(0, slash)).map(scan -> new ScanRunKey(scan, Integer.parseInt(run)));
    }

    @Override
    public String toString() {
        return scan + "/" + run;
    }
}
