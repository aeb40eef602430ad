package org.mailassay.appliance.command;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import picocli.CommandLine.Option;

/// The host that sent a message, and in whose name.
final class ClientOptions {
    @Option(names = "--ip", paramLabel = "ADDRESS", description = "The address of the host that sends.")
    private String ip = "";

    @Option(
            names = "--from",
            paramLabel = "MAILBOX",
            description = "The envelope sender; when it is left out or empty, the postmaster of the HELO name.")
    private String from = "";

    @Option(names = "--helo", paramLabel = "NAME", description = "The name given in HELO or EHLO.")
    private String helo = "";

    /// The options as a batch has them.
    Map<String, String> given() {
        return Map.of("ip", ip, "from", from, "helo", helo);
    }

    /// The client's address, also in the brackets of an address literal; empty when it is not given.
    static Optional<InetAddress> address(Task task) {
        String text = task.option("ip").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        // RFC 5321, section 4.1.3.
        boolean tagged = bare.regionMatches(true, 0, "IPv6:", 0, 5);
        return Optional.of(IpAddressText.parse(tagged ? bare.substring(5) : bare)
                .orElseThrow(() -> CommandFailure.misuse("not an IP address: " + text)));
    }

    /// The envelope sender, also in the angle brackets that it has in SMTP.
    static String reversePath(Task task) {
        String text = task.option("from").strip();
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }
}
