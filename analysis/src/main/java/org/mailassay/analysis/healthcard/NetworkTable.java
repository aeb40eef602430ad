package org.mailassay.analysis.healthcard;

import java.net.InetAddress;

/// Says where addresses are.
@FunctionalInterface
public interface NetworkTable {
    /// Where it is; empty fields for what is not known.
    NetworkPlace of(InetAddress address);

    /// Knows nothing.
    static NetworkTable none() {
        return address -> NetworkPlace.UNKNOWN;
    }
}
