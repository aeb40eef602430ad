package org.mailassay.analysis.reputation;

import java.net.InetAddress;

/// A service that rates addresses. A call may block up to the service's deadline, and never throws for a service that
/// is away: that is a [ReputationAnswer].
public interface ReputationSource {
    /// Which service it is.
    SourceName name();

    /// Asks about a public address.
    ReputationAnswer about(InetAddress address);
}
