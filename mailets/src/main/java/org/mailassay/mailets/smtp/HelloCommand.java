package org.mailassay.mailets.smtp;

import java.util.Collection;
import java.util.List;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;

/// EHLO and HELO (RFC 5321, section 4.1.1.1).
final class HelloCommand implements CommandHandler<SMTPSession> {
    /// RFC 5321, section 4.5.3.1.2.
    private static final int LONGEST_NAME = 255;

    @Override
    public Collection<String> getImplCommands() {
        return List.of("EHLO", "HELO");
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        boolean extended = request.getCommand().equals("EHLO");
        String name = request.getArgument() == null ? "" : request.getArgument().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return SmtpReply.of(501, "5.5.4", request.getCommand() + " needs the client's name");
        }
        SmtpSession.of(session).greeted(new Hello(name, extended));
        SMTPResponse response =
                new SMTPResponse("250", session.getConfiguration().getHelloName());
        if (extended) {
            response.appendLine("PIPELINING");
            response.appendLine("SIZE " + session.getConfiguration().getMaxMessageSize());
            if (!session.isTLSStarted()) {
                response.appendLine("STARTTLS");
            }
            response.appendLine("ENHANCEDSTATUSCODES");
            response.appendLine("8BITMIME");
        }
        return response;
    }
}
