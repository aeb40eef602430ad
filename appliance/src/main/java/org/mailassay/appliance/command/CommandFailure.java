package org.mailassay.appliance.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A command cannot do what was asked. The message is one line for the person who asked, and the exit code is 1, or 2
/// where the command was wrongly used.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int NOT_DONE = 1;
    private static final int WRONGLY_USED = 2;

    private final int exitCode;

    public CommandFailure(String message) {
        super(message);
        exitCode = NOT_DONE;
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
        exitCode = NOT_DONE;
    }

    private CommandFailure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /// What was asked for makes no sense, whatever the files, the database and the network are like.
    static CommandFailure misuse(String message) {
        return new CommandFailure(message, WRONGLY_USED);
    }

    int exitCode() {
        return exitCode;
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
