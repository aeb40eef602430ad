package org.mailassay.analysis.healthcard;

import java.net.InetAddress;

/// Looks what answers at port 25 of an address. A call may block for seconds, and never throws for what it meets.
@FunctionalInterface
public interface PortProbe {
    /// Looks.
    PortAnswer at(InetAddress address);

    /// Connects to nobody.
    static PortProbe off() {
        return address -> new PortAnswer.NotKnown("connections are switched off here");
    }
}
