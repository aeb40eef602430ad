package org.mailassay.appliance.healthcard;

import java.time.Duration;

/// How long a probe of port 25 waits.
///
/// @param connect for the connection
/// @param greeting for all of the greeting; some servers let clients wait on purpose
/// @param farewell for the answer to QUIT
record ProbePatience(Duration connect, Duration greeting, Duration farewell) {
    static final ProbePatience DEFAULT =
            new ProbePatience(Duration.ofSeconds(5), Duration.ofSeconds(12), Duration.ofSeconds(2));
}
