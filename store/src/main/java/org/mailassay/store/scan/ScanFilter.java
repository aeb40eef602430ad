package org.mailassay.store.scan;

import java.util.Set;

/// Which scans are asked for.
///
/// @param statuses any of these
/// @param senderDomain in lower case and A-labels; empty for any
public record ScanFilter(Set<ScanStatus> statuses, String senderDomain) {
    public ScanFilter {
        statuses = Set.copyOf(statuses);
    }
}
