package org.mailassay.appliance.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A command cannot do what was asked. The message is one line for the person who asked, and the exit code is 1.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// A file cannot be read.
    static CommandFailure unreadable(Path file, IOException cause) {
        String reason = switch (cause) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access denied";
            default -> String.valueOf(cause.getMessage());
        };
        return new CommandFailure(file + " cannot be read: " + reason, cause);
    }
}
