package org.mailassay.appliance.spamfilter;

import java.net.InetAddress;
import java.util.Optional;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.connection.ReverseLookup;
import org.mailassay.analysis.connection.ReverseName;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.ReceivedMessage;

/// The client as a filter is told of it.
///
/// @param address of the client
/// @param name of the address, if it leads back; empty otherwise
/// @param helo fit for a header
/// @param protocol of RFC 3848
/// @param tls when the connection was encrypted
record FilteredClient(InetAddress address, String name, String helo, String protocol, Optional<Connection.Tls> tls) {
    private static final int LONGEST = 255;

    /// The client of a message; empty when it is not known, or is a gateway whose address says nothing of the sender.
    static Optional<FilteredClient> of(ReceivedMessage message, Dns dns) {
        return switch (message.connection()) {
            case Connection.Unknown _, Connection.Hidden _ -> Optional.empty();
            case Connection.Smtp smtp when LocalAddress.is(smtp.client()) -> Optional.empty();
            case Connection.Smtp smtp ->
                Optional.of(new FilteredClient(
                        smtp.client(),
                        nameOf(smtp.client(), dns),
                        word(smtp.helo()),
                        word(smtp.protocol()),
                        smtp.tls()));
        };
    }

    private static String nameOf(InetAddress address, Dns dns) {
        return switch (new ReverseLookup(dns).of(address)) {
            case ReverseName.Confirmed(String name) -> word(name);
            case ReverseName.Unconfirmed _, ReverseName.None _, ReverseName.Unknown _ -> "";
        };
    }

    /// A text without anything that could end a header or begin another: strangers wrote it.
    static String word(String text) {
        String safe = text.replaceAll("[^!-~]", "");
        return safe.substring(0, Math.min(safe.length(), LONGEST));
    }
}
