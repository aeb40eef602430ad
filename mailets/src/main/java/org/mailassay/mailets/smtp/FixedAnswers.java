package org.mailassay.mailets.smtp;

import java.util.Collection;
import java.util.List;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.api.handler.UnknownCommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;

/// Commands that are always answered alike.
///
/// @param commands the commands
/// @param code the reply code
/// @param status the enhanced status code
/// @param text for a reader
/// @param ends whether the session is over then
record FixedAnswers(List<String> commands, int code, String status, String text, boolean ends)
        implements CommandHandler<SMTPSession> {
    static final FixedAnswers QUIT = new FixedAnswers(List.of("QUIT"), 221, "2.0.0", "goodbye", true);

    /// Which addresses there are is told to RCPT only (RFC 5321, section 7.3).
    static final FixedAnswers VERIFY =
            new FixedAnswers(List.of("VRFY"), 252, "2.0.0", "ask with RCPT, and the message will be tried", false);

    /// Known from the standards, not offered.
    static final FixedAnswers NOT_IMPLEMENTED = new FixedAnswers(
            List.of("EXPN", "HELP", "AUTH", "BDAT", "ETRN", "TURN", "ATRN", "SEND", "SOML", "SAML"),
            502,
            "5.5.1",
            "not implemented",
            false);

    /// A web page can make a browser send these to any port, with SMTP commands of the page's author behind them.
    static final FixedAnswers HTTP = new FixedAnswers(
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"),
            554,
            "5.5.1",
            "this is no web server",
            true);

    /// Everything else.
    static final FixedAnswers UNKNOWN =
            new FixedAnswers(List.of(UnknownCommandHandler.COMMAND_IDENTIFIER), 500, "5.5.1", "unknown command", false);

    @Override
    public Collection<String> getImplCommands() {
        return commands;
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        return ends ? SmtpReply.last(code, status, text) : SmtpReply.of(code, status, text);
    }
}
