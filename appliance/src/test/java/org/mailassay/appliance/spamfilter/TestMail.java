package org.mailassay.appliance.spamfilter;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.testing.Zones;

/// A message that is shown to filters.
final class TestMail {
    static final String BODY = "Nothing much.";

    static final Dns DNS = Zones.of("""
            1.100.51.198.in-addr.arpa: {PTR: mail.example.com}
            mail.example.com: {A: 198.51.100.1}
            """);

    private static final Connection.Tls TLS = new Connection.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384");

    private TestMail() {}

    static ReceivedMessage of(String body, String client, String helo) {
        return of(body, new Connection.Smtp(InetAddress.ofLiteral(client), 12345, helo, "ESMTPS", Optional.of(TLS)));
    }

    static ReceivedMessage of(String body, Connection connection) {
        String text = """
                From: Ann <ann@example.com>
                To: someone@example.net
                Subject: Hello
                Date: Thu, 01 Jan 2026 00:00:00 +0000
                Message-ID: <20260101000000.12345@example.com>

                """ + body;
        return new ReceivedMessage(
                "scan-1",
                Octets.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)),
                new Envelope("bounce@example.com", List.of("someone@example.net")),
                connection,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    /// As most are.
    static ReceivedMessage usual() {
        return of(BODY, "198.51.100.1", "mail.example.com");
    }
}
