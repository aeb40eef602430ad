package org.mailassay.analysis.scan;

/// Is told how a scan goes on. Calls come from several threads, one at a time.
public interface ScanListener {
    /// A check came to its end.
    void finished(CheckOutcome outcome);

    /// Nobody wants to know.
    static ScanListener none() {
        return outcome -> {
            // As promised.
        };
    }
}
