package org.mailassay.appliance.eventsink;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.mailassay.store.event.Event;

/// An event as a syslog message (RFC 5424, section 6): no structured data, and one JSON object as the text.
final class SyslogMessage {
    /// Longer ones are cut: what a receiver should take at least is 2,048 octets (RFC 5424, section 6.1), and a
    /// datagram has its limits too.
    private static final int LONGEST = 8_192;

    /// RFC 5424, section 6.2.1: local use 0.
    private static final int FACILITY = 16;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SyslogMessage() {}

    /// @param host the name of this host
    static byte[] of(Event event, String host) {
        String header = "<%d>1 %s %s mailassay - %s - "
                .formatted(
                        FACILITY * 8 + severity(event.type()),
                        TIME.format(event.occurredAt()),
                        printable(host, 255),
                        printable(event.type(), 32));
        byte[] message = (header + EventLine.of(event)).getBytes(StandardCharsets.UTF_8);
        return message.length <= LONGEST ? message : Arrays.copyOf(message, wholeCharacters(message));
    }

    /// Never between the octets of one character.
    private static int wholeCharacters(byte[] message) {
        int end = LONGEST;
        while ((message[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }

    /// RFC 5424, section 6.2.1: 4 is a warning, 5 a notice, 6 for information.
    private static int severity(String type) {
        return switch (type) {
            case "alert.fired", "blocklist.listed", "health.changed", "webhook.paused" -> 4;
            case "report.refused", "scan.failed", "mail.bounced", "dns.removed", "alert.recovered", "sender.new" -> 5;
            default -> 6;
        };
    }

    private static String printable(String text, int longest) {
        String printed = text.replaceAll("[^!-~]", "_");
        return printed.isEmpty() ? "-" : printed.substring(0, Math.min(printed.length(), longest));
    }
}
