package org.mailassay.mailets.outgoing;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailassay.analysis.dkim.DkimSigning;

/// How the appliance sends mail.
///
/// @param helloName what it says with EHLO, its own host name
/// @param port where the hosts of a domain take mail, 25 everywhere on the Internet
/// @param relay the server that takes everything; empty to send to the hosts of each domain
/// @param signing how messages are signed; empty when they are not
/// @param sourceAddresses what connections come from, one of each family at most; the system chooses when empty
/// @param allowed whether a host of a stranger's domain may be connected to
/// @param limits how long to wait
/// @param schedule when to try again
/// @param atOnce how many mails are being sent at one time
public record OutgoingSettings(
        String helloName,
        int port,
        Optional<Relay> relay,
        Optional<DkimSigning> signing,
        List<InetAddress> sourceAddresses,
        Predicate<InetAddress> allowed,
        DeliveryLimits limits,
        RetrySchedule schedule,
        int atOnce) {
    public OutgoingSettings {
        sourceAddresses = List.copyOf(sourceAddresses);
        if (helloName.isBlank() || atOnce < 1) {
            throw new IllegalArgumentException("Sending needs a host name and a place for one mail");
        }
    }
}
