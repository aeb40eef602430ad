package org.mailassay.mailets;

import java.net.InetSocketAddress;

/// How the appliance receives mail.
///
/// @param hostName the name it greets with, and the subject of a certificate it makes itself
/// @param domain the domain of its own addresses (postmaster, abuse and those in the address book)
/// @param listen where it listens; port 0 takes any free one
/// @param certificate where its key and certificate are
/// @param limits what one client, one session, one message may take
/// @param spoolThreads how many mails are worked on at once
public record SmtpSettings(
        String hostName,
        String domain,
        InetSocketAddress listen,
        CertificateFiles certificate,
        SmtpLimits limits,
        int spoolThreads) {
    public SmtpSettings {
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
