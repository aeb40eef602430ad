package org.mailassay.mailets.smtp;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.mailassay.mailets.SmtpLimits;

/// RCPT (RFC 5321, section 4.1.1.3): known addresses of this appliance only; it is never a relay.
final class RcptCommand implements CommandHandler<SMTPSession> {
    private final String domain;
    private final Recipients recipients;
    private final SmtpLimits limits;

    RcptCommand(String domain, Recipients recipients, SmtpLimits limits) {
        this.domain = domain;
        this.recipients = recipients;
        this.limits = limits;
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("RCPT");
    }

    @Override
    public Response onCommand(SMTPSession james, Request request) {
        Optional<MailTransaction> transaction = SmtpSession.of(james).transaction();
        if (transaction.isEmpty()) {
            return SmtpReply.of(503, "5.5.1", "MAIL first");
        }
        Optional<PathArgument> argument =
                PathArgument.parse("TO", request.getArgument() == null ? "" : request.getArgument());
        if (argument.isEmpty() || argument.get().path().isNull()) {
            return SmtpReply.of(501, "5.5.4", "RCPT TO:<address> is the form");
        }
        if (!argument.get().parameters().isEmpty()) {
            return UnknownParameter.of(
                    "RCPT", argument.get().parameters().keySet().iterator().next());
        }
        if (transaction.get().recipients() >= limits.recipientsPerMessage()) {
            return SmtpReply.of(452, "4.5.3", "too many recipients for one message");
        }
        return answer(argument.get().path(), transaction.get());
    }

    private Response answer(SmtpPath path, MailTransaction transaction) {
        return switch (recipients.find(path.localPart(), path.domain())) {
            case Recipients.Answer.Accepted(String processor) -> {
                transaction.add(path.address(domain), processor);
                yield SmtpReply.of(250, "2.1.5", "recipient ok");
            }
            case Recipients.Answer.Unknown _ -> SmtpReply.of(550, "5.1.1", "no such address here");
            case Recipients.Answer.Foreign _ -> SmtpReply.of(550, "5.7.1", "this is no relay");
            case Recipients.Answer.Unavailable _ -> SmtpReply.of(451, "4.3.0", "try again later");
        };
    }
}
