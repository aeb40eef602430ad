package org.mailassay.store.scan;

/// What came of the wish for a new scan.
public sealed interface ScanCreation {
    /// There is a new scan.
    record Created(Scan scan) implements ScanCreation {}

    /// The account has used up its scans of this UTC day.
    record QuotaReached(int limit) implements ScanCreation {}
}
