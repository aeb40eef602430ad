package org.mailassay.appliance.scan;

/// Hears how a scan goes on, from any thread, and never makes one wait.
@FunctionalInterface
public interface ScanProgress {
    /// A check has finished.
    ///
    /// @param check its name
    /// @param finished how many have by now
    /// @param total how many there are
    void finished(String check, int finished, int total);
}
