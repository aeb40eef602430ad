package org.mailassay.analysis.healthcard;

import java.net.InetAddress;
import org.mailassay.analysis.blocklist.BlocklistSurvey;
import org.mailassay.analysis.connection.ReverseName;
import org.mailassay.analysis.reputation.ReputationAnswer;

/// What was found out about an address.
///
/// @param lists what blocklists said of it
/// @param name what its PTR records lead to
/// @param port what answered at port 25
/// @param senderScore what SenderScore said
/// @param place where it is
public record AddressFacts(
        InetAddress address,
        BlocklistSurvey lists,
        ReverseName name,
        PortAnswer port,
        ReputationAnswer senderScore,
        NetworkPlace place) {}
