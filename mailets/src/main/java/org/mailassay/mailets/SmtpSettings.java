package org.mailassay.mailets;

import java.net.InetSocketAddress;
import java.util.List;
import org.mailassay.analysis.dns.Network;

/// How the appliance receives mail.
///
/// @param hostName the name it greets with, and the subject of a certificate it makes itself
/// @param domain the domain of its own addresses (postmaster, abuse and those in the address book)
/// @param listen where it listens; port 0 takes any free one
/// @param proxies who alone may connect, and says with a PROXY header for whom; when there is none, clients connect
///     themselves
/// @param limits what one client, one session, one message may take
/// @param spoolThreads how many mails are worked on at once
public record SmtpSettings(
        String hostName,
        String domain,
        InetSocketAddress listen,
        List<Network> proxies,
        SmtpLimits limits,
        int spoolThreads) {
    public SmtpSettings {
        proxies = List.copyOf(proxies);
        if (hostName.isBlank() || domain.isBlank()) {
            throw new IllegalArgumentException("A mail server needs a host name and a domain");
        }
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException("Not an address to listen on: " + listen.getHostString());
        }
        if (spoolThreads < 1) {
            throw new IllegalArgumentException("At least one thread must work on the spool, not " + spoolThreads);
        }
    }
}
