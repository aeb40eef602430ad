package org.mailassay.analysis.message;

import java.util.List;

/// The SMTP envelope (RFC 5321, section 2.3.1).
///
/// @param reversePath the address in MAIL FROM without brackets; empty for the null reverse-path
/// @param recipients the addresses in RCPT TO, without brackets
public record Envelope(String reversePath, List<String> recipients) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }
}
