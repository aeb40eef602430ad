package org.mailassay.mailets.smtp;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.mailassay.mailets.SmtpLimits;

/// MAIL (RFC 5321, section 4.1.1.2), with SIZE (RFC 1870) and BODY (RFC 6152).
final class MailCommand implements CommandHandler<SMTPSession> {
    private static final Set<String> BODIES = Set.of("7BIT", "8BITMIME");

    private final SmtpLimits limits;

    MailCommand(SmtpLimits limits) {
        this.limits = limits;
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("MAIL");
    }

    @Override
    public Response onCommand(SMTPSession james, Request request) {
        SmtpSession session = SmtpSession.of(james);
        if (session.hello().isEmpty()) {
            return SmtpReply.of(503, "5.5.1", "EHLO or HELO first");
        }
        if (session.transaction().isPresent()) {
            return SmtpReply.of(503, "5.5.1", "a transaction is open already");
        }
        if (session.messages() >= limits.messagesPerSession()) {
            return SmtpReply.last(421, "4.7.0", "enough messages for one session, connect again");
        }
        Optional<PathArgument> argument =
                PathArgument.parse("FROM", request.getArgument() == null ? "" : request.getArgument());
        if (argument.isEmpty()) {
            return SmtpReply.of(501, "5.5.4", "MAIL FROM:<address> is the form");
        }
        SmtpPath path = argument.get().path();
        if (!path.isNull() && path.domain().isEmpty()) {
            return SmtpReply.of(501, "5.1.7", "the sender's address has no domain");
        }
        return unacceptable(argument.get().parameters()).orElseGet(() -> {
            session.begin(new MailTransaction(path.text()));
            return SmtpReply.of(250, "2.1.0", "sender ok");
        });
    }

    private Optional<Response> unacceptable(Map<String, String> parameters) {
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            Optional<Response> response = switch (parameter.getKey()) {
                case "SIZE" -> size(parameter.getValue());
                case "BODY" -> body(parameter.getValue());
                default -> Optional.of(UnknownParameter.of("MAIL", parameter.getKey()));
            };
            if (response.isPresent()) {
                return response;
            }
        }
        return Optional.empty();
    }

    private Optional<Response> size(String value) {
        if (!value.matches("[0-9]{1,20}")) {
            return Optional.of(SmtpReply.of(501, "5.5.4", "SIZE is a number of octets"));
        }
        return new BigInteger(value).compareTo(BigInteger.valueOf(limits.messageSize())) > 0
                ? Optional.of(MessageReceiver.tooLarge(limits))
                : Optional.empty();
    }

    private static Optional<Response> body(String value) {
        return BODIES.contains(value.toUpperCase(java.util.Locale.ROOT))
                ? Optional.empty()
                : Optional.of(SmtpReply.of(501, "5.5.4", "BODY is 7BIT or 8BITMIME"));
    }
}
