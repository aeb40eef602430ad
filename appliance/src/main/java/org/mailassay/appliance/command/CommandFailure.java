package org.mailassay.appliance.command;

/// A command cannot do what was asked. The message is one line for the person who asked, and the exit code is 1.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
