package org.mailassay.analysis.spf;

import java.time.Instant;

/// What each macro letter stands for in one check (RFC 7208, section 7.2).
final class MacroValues {
    /// Far more than any path or name may have (RFC 5321, section 4.5.3.1); a record can repeat a macro thousands of
    /// times.
    private static final int LONGEST = 1_024;

    private final SpfRequest request;
    private final SpfRequest.Sender sender;
    private final ClientAddress client;
    private final ReverseNames names;
    private final Instant now;

    MacroValues(SpfRequest request, SpfRequest.Sender sender, ClientAddress client, ReverseNames names, Instant now) {
        this.request = request;
        this.sender = sender;
        this.client = client;
        this.names = names;
        this.now = now;
    }

    /// The values within the record of a domain.
    MacroExpansion.Values within(String domain) {
        return letter -> {
            String value = value(letter, domain);
            return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        };
    }

    private String value(char letter, String domain) {
        return switch (letter) {
            case 's' -> sender.mailbox();
            case 'l' -> sender.localPart();
            case 'o' -> sender.domain();
            case 'd' -> domain;
            case 'i' -> client.dotted();
            case 'p' -> names.best(domain);
            case 'h' -> request.heloName();
            case 'v' -> client.arpa();
            case 'c' -> client.pretty();
            case 'r' -> request.receiver().isEmpty() ? "unknown" : request.receiver();
            case 't' -> Long.toString(now.getEpochSecond());
            default -> throw new IllegalArgumentException("no macro letter: " + letter);
        };
    }
}
