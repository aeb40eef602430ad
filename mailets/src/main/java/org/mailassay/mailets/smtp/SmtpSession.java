package org.mailassay.mailets.smtp;

import java.util.Optional;
import org.apache.james.protocols.api.ProtocolTransport;
import org.apache.james.protocols.smtp.SMTPConfiguration;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.SMTPSessionImpl;
import org.mailassay.analysis.message.Connection;

/// What is known of a client so far, and where it is in its transaction.
final class SmtpSession extends SMTPSessionImpl {
    private Optional<Hello> hello = Optional.empty();
    private Optional<MailTransaction> transaction = Optional.empty();
    private int messages;

    SmtpSession(ProtocolTransport transport, SMTPConfiguration configuration) {
        super(transport, configuration);
    }

    /// Command handlers get a session of James'; in this chain it is always one of these.
    static SmtpSession of(SMTPSession session) {
        return (SmtpSession) session;
    }

    Optional<Hello> hello() {
        return hello;
    }

    /// A greeting also ends a transaction (RFC 5321, section 4.1.4).
    void greeted(Hello by) {
        resetState();
        hello = Optional.of(by);
    }

    /// After STARTTLS nothing counts that was said before (RFC 3207, section 4.2).
    void forget() {
        resetState();
        hello = Optional.empty();
    }

    Optional<MailTransaction> transaction() {
        return transaction;
    }

    void begin(MailTransaction begun) {
        transaction = Optional.of(begun);
    }

    int messages() {
        return messages;
    }

    void countMessage() {
        messages++;
    }

    @Override
    public void resetState() {
        super.resetState();
        transaction = Optional.empty();
    }

    /// The facts of the connection as they are now.
    Connection.Smtp connection() {
        boolean encrypted = isTLSStarted();
        boolean extended = hello.map(Hello::extended).orElse(false);
        return new Connection.Smtp(
                getRemoteAddress().getAddress(),
                getRemoteAddress().getPort(),
                hello.map(Hello::name).orElse(""),
                encrypted ? "ESMTPS" : extended ? "ESMTP" : "SMTP",
                getSSLSession().map(tls -> new Connection.Tls(tls.getProtocol(), tls.getCipherSuite())));
    }
}
