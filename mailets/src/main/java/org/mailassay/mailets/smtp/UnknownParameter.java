package org.mailassay.mailets.smtp;

import org.apache.james.protocols.api.Response;

/// The answer to a parameter of MAIL or RCPT that no extension offered here defines (RFC 5321, section 4.1.1.11).
final class UnknownParameter {
    private UnknownParameter() {}

    static Response of(String command, String keyword) {
        String shown = keyword.length() > 32 ? keyword.substring(0, 32) : keyword;
        return SmtpReply.of(555, "5.5.4", command + " parameter " + shown + " is not known here");
    }
}
