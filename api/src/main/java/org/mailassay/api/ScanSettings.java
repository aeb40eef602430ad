package org.mailassay.api;

import java.net.URI;
import java.util.Optional;

/// How scans are served.
///
/// @param url the address that people reach the appliance by, for links; that of the request when empty
/// @param uploadBytes the largest message that is taken as an upload
public record ScanSettings(Optional<URI> url, int uploadBytes) {
    public static final ScanSettings DEFAULT = new ScanSettings(Optional.empty(), 10 << 20);
}
