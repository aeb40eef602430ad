package org.mailassay.store.scan;

/// What became of a message at the address of a scan, or at a seed address.
public sealed interface Acceptance {
    /// A scan of it is going to be carried out.
    record Started(ScanRunKey run) implements Acceptance {}

    /// The same mail was handed in before; nothing was changed.
    record TakenBefore() implements Acceptance {}

    /// The day's scans are used up: the scan is there, with its message, and has failed for that reason.
    record OverQuota(ScanKey scan) implements Acceptance {}

    /// Nothing takes mail for the address: it never did, it was deleted, or another message came first.
    record Closed() implements Acceptance {}
}
