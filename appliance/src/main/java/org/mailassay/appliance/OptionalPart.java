package org.mailassay.appliance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A server that the appliance makes use of when it is there.
///
/// @param name for a person
/// @param address where it should listen; its host may be a name
/// @param question what it is asked
/// @param answer what stands in the answer when it is the right one
record OptionalPart(String name, InetSocketAddress address, String question, String answer) {
    private static final int PATIENCE_MILLIS = 500;
    private static final int LONGEST_ANSWER = 1024;

    /// Rspamd's worker (https://rspamd.com/doc/architecture/protocol.html).
    static OptionalPart rspamd(InetSocketAddress address) {
        return new OptionalPart("Rspamd", address, "GET /ping HTTP/1.0\r\n\r\n", "pong");
    }

    /// SpamAssassin's spamd, by its own protocol.
    static OptionalPart spamAssassin(InetSocketAddress address) {
        return new OptionalPart("SpamAssassin", address, "PING SPAMC/1.2\r\n\r\n", "PONG");
    }

    /// Whether it answers.
    boolean isThere() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MILLIS);
            socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
            byte[] answered = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return new String(answered, StandardCharsets.US_ASCII).contains(answer);
        } catch (IOException absent) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name + " at " + address.getHostString() + ":" + address.getPort();
    }
}
