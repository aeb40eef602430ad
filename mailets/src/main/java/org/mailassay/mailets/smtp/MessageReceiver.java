package org.mailassay.mailets.smtp;

import java.io.IOException;
import java.util.Optional;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.mailassay.mailets.SmtpLimits;

/// Receives one message: the lines between 354 and the single dot, octet for octet, without the dots that the client
/// put before its own (RFC 5321, section 4.5.2).
///
/// A message that cannot be taken whole is not taken at all: it is read to its end and then refused.
final class MessageReceiver {
    private final SmtpLimits limits;
    private final MessageBuffer buffer;
    private Optional<SMTPResponse> refusal = Optional.empty();
    private boolean inHeader = true;
    private int fields;

    MessageReceiver(SmtpLimits limits, MessageBuffer buffer) {
        this.limits = limits;
        this.buffer = buffer;
    }

    /// Reads the message into the buffer.
    ///
    /// @return empty when it is there, or why it is refused
    Optional<SMTPResponse> receive(LineReader reader) throws IOException {
        long deadline = System.nanoTime() + limits.dataTimeout().toNanos();
        while (true) {
            switch (reader.nextDataLine(limits.lineLength(), deadline)) {
                case LINE -> {
                    if (isLastLine(reader)) {
                        return refusal;
                    }
                    add(reader);
                }
                case TOO_LONG ->
                    refuse(SmtpReply.of(554, "5.6.0", "a line is longer than " + limits.lineLength() + " octets"));
                case BARE_LINE_ENDING -> refuse(bareLineEnding());
                case STALLED -> {
                    return Optional.of(bareLineEnding());
                }
                case END_OF_INPUT -> throw new java.io.EOFException("The client left within DATA");
            }
        }
    }

    static SMTPResponse tooLarge(SmtpLimits limits) {
        return SmtpReply.of(552, "5.3.4", "a message has at most " + limits.messageSize() + " octets here");
    }

    /// The session ends with it: what comes next may still be part of the message for the server that sent it.
    private static SMTPResponse bareLineEnding() {
        return SmtpReply.last(554, "5.6.0", "a line does not end with CR LF (RFC 5321, section 2.3.8)");
    }

    private static boolean isLastLine(LineReader reader) {
        return reader.end() - reader.start() == 3 && reader.array()[reader.start()] == '.';
    }

    private void add(LineReader reader) {
        if (refusal.isPresent()) {
            return;
        }
        byte[] array = reader.array();
        int from = array[reader.start()] == '.' ? reader.start() + 1 : reader.start();
        int to = reader.end();
        if (buffer.length() + to - from > limits.messageSize()) {
            refuse(tooLarge(limits));
        } else if (!buffer.append(array, from, to)) {
            refuse(SmtpReply.of(452, "4.3.1", "too much mail at one time, try again later"));
        } else if (inHeader) {
            addHeaderLine(array[from], to - from);
        }
    }

    private void addHeaderLine(byte first, int length) {
        if (length == 2) {
            inHeader = false;
        } else if (first != ' ' && first != '\t') {
            fields++;
        }
        if (fields > limits.headerFields() || (inHeader && buffer.length() > limits.headerSize())) {
            refuse(SmtpReply.of(554, "5.6.0", "the header is too large"));
        }
    }

    /// The first reason counts. What was received until then is given up at once.
    private void refuse(SMTPResponse reason) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(reason);
            buffer.close();
        }
    }
}
