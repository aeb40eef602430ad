package org.mailassay.analysis.testing;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.verdict.MessageEvaluation;

/// Messages written in a test, ready to be checked.
public final class WebMail {
    /// When they were received.
    public static final Instant RECEIVED = Instant.parse("2026-06-01T12:00:00Z");

    /// Who brought them.
    public static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.25");

    private WebMail() {}

    /// A whole message.
    public static ScanMaterial of(String message, ScanPorts ports) {
        ReceivedMessage received = new ReceivedMessage(
                "test",
                Octets.of(message.getBytes(StandardCharsets.UTF_8)),
                new Envelope("news@example.com", List.of("scan@mail.example")),
                new Connection.Smtp(CLIENT, 2525, "mail.example.com", "ESMTP", Optional.empty()),
                RECEIVED);
        return ScanMaterial.of(
                received, ports, new MessageEvaluation(ports.dns(), new KeyRecordCache(), "mail.example"));
    }

    /// A message from `news@example.com` that is nothing but HTML.
    public static ScanMaterial html(String html, Fetcher fetcher) {
        return of(
                "From: News <news@example.com>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html,
                new ScanPorts(nothing(), fetcher, List.of()));
    }

    /// A DNS without a single name.
    public static Dns nothing() {
        return Zones.of("nothing.invalid: {A: 192.0.2.1}");
    }
}
