package org.mailassay.mailets.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.mailassay.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client, from the greeting to the end: read a line, answer it.
final class SmtpConnection implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SmtpConnection.class);

    /// RFC 5321, section 4.5.3.1.4 has 512; the parameters of extensions come on top.
    private static final int COMMAND_LENGTH = 2_048;

    /// How many commands may come between two messages, besides two for each recipient. Who only talks keeps others
    /// from connecting.
    private static final int SPARE_COMMANDS = 1_000;

    /// How long that may take, in idle time-outs: half an hour by default.
    private static final int IDLE_TIMEOUTS = 6;

    private static final Response SHUTTING_DOWN = SmtpReply.last(421, "4.3.2", "shutting down");
    private static final Response ONLY_TALK =
            SmtpReply.last(421, "4.7.0", "too many commands or too much time without a message");
    private static final Response TRY_AGAIN =
            SmtpReply.of(451, "4.3.0", "the message cannot be kept now, try again later");

    private final SmtpServices services;
    private final SmtpSocket socket;
    private final SocketTransport transport;
    private final SmtpSession session;
    private final LineReader reader;
    private final int mostCommands;
    private volatile boolean leaving;
    private volatile boolean receiving;
    private int errors;
    private int commands;
    private long lastMessageAt = System.nanoTime();

    SmtpConnection(SmtpServices services, SmtpSocket socket, String id) {
        this.services = services;
        this.socket = socket;
        this.transport = new SocketTransport(socket, id);
        this.session = new SmtpSession(transport, services.configuration());
        this.mostCommands = SPARE_COMMANDS + 2 * services.limits().recipientsPerMessage();
        this.reader = new LineReader(
                socket, services.limits().idleTimeout(), services.limits().commandTimeout());
    }

    /// Reads what the proxy says of its client.
    ///
    /// @return the client's address; empty when the proxy did not say it as it should, and the connection is cut
    Optional<InetAddress> introduced(Duration patience) {
        try {
            socket.readProxyHeader(patience);
            return Optional.of(socket.client().getAddress());
        } catch (IOException e) {
            LOGGER.info("{}: cut, from the proxy {}: {}", transport.getId(), socket.client(), e.getMessage());
            abort();
            return Optional.empty();
        }
    }

    /// Answers this instead of a greeting.
    void refuse(byte[] answer) {
        try (socket) {
            socket.write(answer);
        } catch (IOException e) {
            LOGGER.debug("{}: gone already: {}", transport.getId(), e.getMessage());
        }
    }

    @Override
    public void run() {
        try (socket) {
            try {
                answer(new SMTPResponse("220", services.configuration().getGreeting()));
                while (!transport.isClosing()) {
                    answerNext();
                }
            } catch (SocketTimeoutException e) {
                answer(SmtpReply.last(421, "4.4.2", "this takes too long"));
            }
        } catch (IOException | UncheckedIOException e) {
            LOGGER.debug("{}: {}", transport.getId(), e.getMessage());
        } catch (RuntimeException e) {
            LOGGER.error("{}: the session broke off", transport.getId(), e);
        }
    }

    /// Asks the client to go, once what it is in the middle of is done.
    void leave() {
        leaving = true;
        if (!receiving) {
            try {
                socket.shutdownInput();
            } catch (IOException e) {
                LOGGER.debug("{}: gone already: {}", transport.getId(), e.getMessage());
            }
        }
    }

    void abortIfOverdue() {
        if (socket.isOverdue()) {
            abort();
        }
    }

    /// Cuts the connection.
    void abort() {
        try {
            socket.abort();
        } catch (IOException e) {
            LOGGER.debug("{}: gone already: {}", transport.getId(), e.getMessage());
        }
    }

    private void answerNext() throws IOException {
        switch (reader.nextCommand(COMMAND_LENGTH)) {
            case LINE -> answer(onlyTalks() ? ONLY_TALK : command());
            case TOO_LONG -> answer(SmtpReply.of(500, "5.5.2", "the command is too long"));
            case BARE_LINE_ENDING, STALLED ->
                answer(SmtpReply.last(500, "5.5.2", "a line ends with CR LF (RFC 5321, section 2.3.8)"));
            case END_OF_INPUT -> {
                if (!leaving) {
                    throw new EOFException("The client left without QUIT");
                }
                answer(SHUTTING_DOWN);
            }
        }
    }

    private boolean onlyTalks() {
        Duration longest = services.limits().idleTimeout().multipliedBy(IDLE_TIMEOUTS);
        return ++commands > mostCommands || System.nanoTime() - lastMessageAt > longest.toNanos();
    }

    private Response command() {
        byte[] line = Arrays.copyOfRange(reader.array(), reader.start(), reader.end());
        for (int i = 0; i < line.length - 2; i++) {
            // Also 8-bit octets: SMTPUTF8 is not offered.
            if (line[i] < ' ' || line[i] > '~') {
                return SmtpReply.of(500, "5.5.2", "a command has printable ASCII only");
            }
        }
        return services.commands().onLine(session, line);
    }

    private void answer(Response response) throws IOException {
        transport.writeResponse(response, session);
        if (transport.takeStartTls()) {
            startTls();
        }
        if (response instanceof DataCommand.Go go) {
            receiving = true;
            Response outcome = receive(go.transaction());
            session.resetState();
            receiving = false;
            answer(outcome);
        }
        errors += response.getRetCode().startsWith("5") ? 1 : 0;
        if (transport.isClosing()) {
            return;
        }
        if (errors >= services.limits().errorsPerSession()) {
            answer(SmtpReply.last(421, "4.7.0", "too many errors"));
        } else if (leaving) {
            answer(SHUTTING_DOWN);
        }
    }

    private void startTls() throws IOException {
        if (reader.hasMore()) {
            // Somebody on the way may have put commands behind STARTTLS (CVE-2011-0411).
            LOGGER.info("{}: commands were sent together with STARTTLS", transport.getId());
            throw new IOException("Commands were sent together with STARTTLS");
        }
        socket.startTls(services.tls().context());
        session.forget();
    }

    private Response receive(MailTransaction transaction) throws IOException {
        try (MessageBuffer buffer = services.newBuffer()) {
            Optional<SMTPResponse> refusal = new MessageReceiver(services.limits(), buffer).receive(reader);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            String name = services.acceptance().accept(buffer.octets(), transaction.envelopes(), session.connection());
            session.countMessage();
            commands = 0;
            lastMessageAt = System.nanoTime();
            return SmtpReply.of(250, "2.6.0", name + " accepted");
        } catch (StoreUnavailable e) {
            LOGGER.debug("{}: a message could not be kept: {}", transport.getId(), e.getMessage());
            return TRY_AGAIN;
        } catch (RuntimeException e) {
            LOGGER.error("{}: a message could not be kept", transport.getId(), e);
            return TRY_AGAIN;
        }
    }
}
