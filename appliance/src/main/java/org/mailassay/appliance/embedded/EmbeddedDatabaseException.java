package org.mailassay.appliance.embedded;

/// The embedded database cannot be had. The message is one line for the operator.
public final class EmbeddedDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EmbeddedDatabaseException(String message) {
        super(message);
    }

    public EmbeddedDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
