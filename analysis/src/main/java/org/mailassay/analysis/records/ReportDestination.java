package org.mailassay.analysis.records;

import java.util.Locale;
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
                .with("external", !(consent instanceof ExternalDestination.NotExternal))
                .with("authorization", authorization())
                .with("authorization_name", authorizationName())
                .map();
    }

    private String authorization() {
        Authorization authorization = switch (consent) {
            case ExternalDestination.NotExternal ignored -> Authorization.NOT_NEEDED;
            case ExternalDestination.Authorized ignored -> Authorization.IN_PLACE;
            case ExternalDestination.NotAuthorized ignored -> Authorization.MISSING;
            case ExternalDestination.Unknown ignored -> Authorization.UNKNOWN;
        };
        return authorization.name().toLowerCase(Locale.ROOT);
    }

    private String authorizationName() {
        return switch (consent) {
            case ExternalDestination.NotExternal ignored -> "";
            case ExternalDestination.Authorized authorized -> authorized.name();
            case ExternalDestination.NotAuthorized notAuthorized -> notAuthorized.name();
            case ExternalDestination.Unknown unknown -> unknown.name();
        };
    }

    private enum Authorization {
        NOT_NEEDED,
        IN_PLACE,
        MISSING,
        UNKNOWN
    }
}
