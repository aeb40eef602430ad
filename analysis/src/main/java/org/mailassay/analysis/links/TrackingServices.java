package org.mailassay.analysis.links;

import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;

/// The services that tell a sender who opened a mail or followed a link in it.
public final class TrackingServices {
    private static final HostList KNOWN = HostList.of(TrackingServices.class, "trackers.txt");

    private TrackingServices() {}

    /// The base domain of the service that a host belongs to.
    public static Optional<String> of(DomainName host) {
        return KNOWN.nameOf(host);
    }
}
