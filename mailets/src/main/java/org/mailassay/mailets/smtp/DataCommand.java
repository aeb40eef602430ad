package org.mailassay.mailets.smtp;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;

/// DATA (RFC 5321, section 4.1.1.4), up to the answer that asks for the message.
final class DataCommand implements CommandHandler<SMTPSession> {
    /// The answer after which the message comes.
    static final class Go extends SMTPResponse {
        private final MailTransaction transaction;

        private Go(MailTransaction transaction) {
            super("354", "go on, and end with <CRLF>.<CRLF>");
            this.transaction = transaction;
        }

        MailTransaction transaction() {
            return transaction;
        }
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("DATA");
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        if (request.getArgument() != null && !request.getArgument().isBlank()) {
            return SmtpReply.of(501, "5.5.4", "DATA takes no argument");
        }
        Optional<MailTransaction> transaction = SmtpSession.of(session).transaction();
        if (transaction.isEmpty()) {
            return SmtpReply.of(503, "5.5.1", "MAIL first");
        }
        if (transaction.get().recipients() == 0) {
            return SmtpReply.of(503, "5.5.1", "no valid recipient");
        }
        return new Go(transaction.get());
    }
}
