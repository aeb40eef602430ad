package org.mailassay.mailets.smtp;

import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.smtp.SMTPSession;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.tls.ServerTls;

/// What all connections of one listener share.
record SmtpServices(
        SmtpConfiguration configuration,
        SmtpLimits limits,
        CommandDispatcher<SMTPSession> commands,
        MessageMemory memory,
        MessageAcceptance acceptance,
        ServerTls tls) {
    MessageBuffer newBuffer() {
        return new MessageBuffer(memory, (int) limits.messageSize());
    }
}
