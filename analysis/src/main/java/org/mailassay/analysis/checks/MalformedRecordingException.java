package org.mailassay.analysis.checks;

/// A stored recording cannot be read. The appliance wrote it, so this is no matter of somebody's input.
public final class MalformedRecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRecordingException(String reason) {
        super("The recording of the scan cannot be read: " + reason);
    }

    MalformedRecordingException(String reason, Throwable cause) {
        super("The recording of the scan cannot be read: " + reason, cause);
    }
}
