package org.mailassay.store.scan;

import java.time.Instant;

/// One step of a scan.
///
/// @param id larger than those of the scan's earlier events
/// @param subject the check that finished; empty for other kinds
/// @param finished how many checks have; 0 for other kinds
/// @param total how many there are; 0 for other kinds
public record ScanEvent(long id, Kind kind, String subject, int finished, int total, Instant at) {
    /// What happened.
    public enum Kind {
        /// The message came, or is to be analysed again.
        RECEIVED,
        /// A check finished.
        CHECK,
        /// There are results.
        COMPLETED,
        /// It could not be carried out.
        FAILED;

        /// Whether none comes after it in this run.
        public boolean isLast() {
            return this == COMPLETED || this == FAILED;
        }
    }
}
