package org.mailassay.analysis.mime;

import java.util.List;

/// A message taken apart.
///
/// @param faults what was irregular, in the order found
public record MimeTree(MimePart root, List<MimeFault> faults) {
    public MimeTree {
        faults = List.copyOf(faults);
    }
}
