package org.mailassay.mailets.smtp;

import org.apache.james.protocols.smtp.SMTPResponse;

/// Answers with an enhanced status code (RFC 2034, RFC 3463).
final class SmtpReply {
    private SmtpReply() {}

    static SMTPResponse of(int code, String status, String text) {
        return new SMTPResponse(Integer.toString(code), status + " " + text);
    }

    /// An answer after which the connection is closed.
    static SMTPResponse last(int code, String status, String text) {
        SMTPResponse response = of(code, status, text);
        response.setEndSession(true);
        return response;
    }
}
