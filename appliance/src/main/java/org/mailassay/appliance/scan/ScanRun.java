package org.mailassay.appliance.scan;

import org.mailassay.store.scan.ScanJob;
import org.mailassay.store.scan.ScanOutcome;

/// Finds out all about one message. One instance carries out many scans at once, each on a virtual thread.
@FunctionalInterface
public interface ScanRun {
    /// Carries a scan out: from the recording of the job when it has one, else by asking the world.
    ///
    /// @param progress is told of each check that has finished
    /// @throws InterruptedException when the appliance is about to stop; the scan is carried out later then
    ScanOutcome run(ScanJob job, ScanProgress progress) throws InterruptedException;
}
