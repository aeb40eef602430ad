package org.mailassay.store.scan;

/// What came of the wish to analyse a scan's message again.
public sealed interface Reanalysis {
    /// It is going to be done.
    record Started(ScanRunKey run) implements Reanalysis {}

    /// There is no such scan.
    record NoSuchScan() implements Reanalysis {}

    /// It is waiting for its message, or being carried out.
    record NotFinished() implements Reanalysis {}

    /// The day's quota is used up, and this scan was never carried out.
    record QuotaReached() implements Reanalysis {}

    /// No run has left a recording.
    record NothingToReplay() implements Reanalysis {}
}
