package org.mailassay.analysis.authentication;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mailassay.analysis.dmarc.ExternalDestination;
import org.mailassay.analysis.dmarc.ReportingUri;

/// Who is to get reports on a domain.
///
/// @param tag rua or ruf
/// @param uri where they are to go
/// @param consent whether its host has agreed to take them
record ReportReceiver(String tag, ReportingUri uri, ExternalDestination consent) {
    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("tag", tag);
        fields.put("uri", uri.uri());
        fields.put("external", consent.isExternal());
        fields.put("authorization", consent.text());
        fields.put("authorization_name", consent.name());
        return fields;
    }
}
