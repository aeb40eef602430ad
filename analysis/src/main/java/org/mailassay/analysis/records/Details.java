package org.mailassay.analysis.records;

import java.util.SequencedMap;

/// What was read of one subject.
public sealed interface Details
        permits DmarcDetails,
                SpfDetails,
                BimiDetails,
                MxDetails,
                MtaStsDetails,
                TlsReportingDetails,
                DnssecDetails,
                DaneDetails,
                DkimDetails {
    /// The same as names and plain values (text, numbers, booleans, lists and maps of them), in the order to show
    /// them. Names are in snake case. A value that is not there is the empty text.
    SequencedMap<String, Object> fields();
}
