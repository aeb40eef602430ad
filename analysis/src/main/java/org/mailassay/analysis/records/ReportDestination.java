package org.mailassay.analysis.records;

import java.util.SequencedMap;
import org.mailassay.analysis.dmarc.ExternalDestination;
import org.mailassay.analysis.dmarc.ReportingUri;

/// An address that a DMARC record sends reports to.
///
/// @param tag rua or ruf
/// @param uri the address
/// @param here whether it is an address of this appliance
/// @param consent whether its host has agreed to take the reports
public record ReportDestination(String tag, ReportingUri uri, boolean here, ExternalDestination consent) {
    SequencedMap<String, Object> fields() {
        return new Fields()
                .with("tag", tag)
                .with("uri", uri.uri())
                .with("address", uri.address())
                .with("here", here)
                .with("external", consent.isExternal())
                .with("authorization", consent.text())
                .with("authorization_name", consent.name())
                .map();
    }
}
