package org.mailassay.api;

/// The server could not begin to listen, as a rule because its port is taken. The log has the cause.
public final class ServerNotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerNotStarted(String message) {
        super(message);
    }
}
