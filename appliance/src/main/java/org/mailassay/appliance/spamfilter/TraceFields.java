package org.mailassay.appliance.spamfilter;

import java.net.Inet6Address;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.message.ReceivedMessage;

/// The fields that a server puts in front of a message that it took (RFC 5321, section 4.4), by which SpamAssassin
/// knows envelope and client.
final class TraceFields {
    private TraceFields() {}

    /// Empty for a message without a known client: it then has what stands in it already.
    static String of(ReceivedMessage message, Dns dns, String receiver) {
        Optional<FilteredClient> client = FilteredClient.of(message, dns);
        if (client.isEmpty()) {
            return "";
        }
        FilteredClient peer = client.get();
        String address = (peer.address() instanceof Inet6Address ? "IPv6:" : "") + IpAddressText.format(peer.address());
        String named = peer.name().isEmpty() ? "unknown" : peer.name();
        String tls = peer.tls()
                .map(session -> "\t(using " + FilteredClient.word(session.version()) + " with cipher "
                        + FilteredClient.word(session.cipherSuite()) + ")\r\n")
                .orElse("");
        String helo = peer.helo().isEmpty() ? "unknown" : peer.helo();
        // SpamAssassin believes a Return-Path only above all Received fields.
        return "Return-Path: <" + FilteredClient.word(message.envelope().reversePath()) + ">\r\n"
                + "Received: from " + helo + " (" + named + " [" + address + "])\r\n"
                + tls
                + "\tby " + receiver + " with " + peer.protocol() + " id scan" + recipient(message) + ";\r\n"
                + "\t"
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        message.receivedAt().atOffset(ZoneOffset.UTC))
                + "\r\n";
    }

    /// One only: the field has no place for more (RFC 5321, section 4.4), and a scan's message has one.
    private static String recipient(ReceivedMessage message) {
        List<String> recipients = message.envelope().recipients();
        String word = recipients.size() == 1 ? FilteredClient.word(recipients.getFirst()) : "";
        return word.isEmpty() ? "" : "\r\n\tfor <" + word + ">";
    }
}
