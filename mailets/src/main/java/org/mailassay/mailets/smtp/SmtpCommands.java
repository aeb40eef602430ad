package org.mailassay.mailets.smtp;

import java.util.List;
import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.api.handler.ProtocolHandlerChainImpl;
import org.apache.james.protocols.api.handler.WiringException;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.StartTlsCmdHandler;
import org.mailassay.mailets.SmtpLimits;

/// The commands of this server. James' own where they do what the standard says; its handlers of HELO, MAIL, RCPT,
/// DATA and VRFY are left out for what docs/adr/0005-smtp-edge.md lists.
final class SmtpCommands {
    private SmtpCommands() {}

    static CommandDispatcher<SMTPSession> wire(String domain, Recipients recipients, SmtpLimits limits) {
        CommandDispatcher<SMTPSession> dispatcher = new CommandDispatcher<>(List.of("EHLO", "MAIL", "RCPT", "DATA"));
        ProtocolHandlerChainImpl chain = new ProtocolHandlerChainImpl();
        chain.addAll(List.<ProtocolHandler>of(
                dispatcher,
                new HelloCommand(),
                new StartTlsCmdHandler(),
                new MailCommand(limits),
                new RcptCommand(domain, recipients, limits),
                new DataCommand(),
                new RsetCmdHandler(),
                new NoopCmdHandler(),
                FixedAnswers.QUIT,
                FixedAnswers.VERIFY,
                FixedAnswers.NOT_IMPLEMENTED,
                FixedAnswers.HTTP,
                FixedAnswers.UNKNOWN));
        try {
            chain.wireExtensibleHandlers();
        } catch (WiringException e) {
            throw new IllegalStateException("The SMTP commands do not fit together", e);
        }
        return dispatcher;
    }
}
