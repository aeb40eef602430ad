package org.mailassay.appliance;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The name of this process among those that share a database.
final class NodeName {
    private NodeName() {}

    /// The host's name and a few random digits: two processes of one host are two nodes.
    static String madeUp() {
        return host() + "-"
                + HexFormat.of()
                        .toHexDigits((short) RandomGenerator.getDefault().nextInt());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "node";
        }
    }
}
