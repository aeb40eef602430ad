package org.mailassay.mailets;

import java.time.Duration;

/// What one client, one session, one message may take of the appliance.
///
/// @param messageSize octets of one message, announced with SIZE (RFC 1870)
/// @param lineLength octets of one line of a message with its CRLF; RFC 5321, section 4.5.3.1.6 asks for 1,000 only
/// @param headerFields fields in the header of a message
/// @param headerSize octets in the header of a message
/// @param messageMemory octets of all messages being received at one time, whatever their number
/// @param connections connections at one time
/// @param connectionsPerAddress connections at one time from one IPv4 address or one IPv6 /64 network
/// @param messagesPerSession messages accepted in one session
/// @param recipientsPerMessage recipients of one message; RFC 5321, section 4.5.3.1.8 asks for 100
/// @param errorsPerSession commands answered with 5xx in one session
/// @param idleTimeout the longest silence; RFC 5321, section 4.5.3.2.7 asks for five minutes
/// @param commandTimeout the longest time from the first octet of a command, of a line of a message, or of a TLS
///     hand-shake to its end, and for the client to take an answer
/// @param dataTimeout the longest time for a whole message
public record SmtpLimits(
        long messageSize,
        int lineLength,
        int headerFields,
        int headerSize,
        long messageMemory,
        int connections,
        int connectionsPerAddress,
        int messagesPerSession,
        int recipientsPerMessage,
        int errorsPerSession,
        Duration idleTimeout,
        Duration commandTimeout,
        Duration dataTimeout) {
    /// What the appliance does when nothing else is set.
    public static final SmtpLimits DEFAULT = new SmtpLimits(
            25L << 20,
            1 << 20,
            2_000,
            1 << 20,
            Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4),
            200,
            50,
            1_000,
            100,
            20,
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofMinutes(20));

    public SmtpLimits {
        if (messageSize < 1 || messageSize > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("Not a size limit for messages: " + messageSize);
        }
        if (lineLength < 1_000 || messageMemory < messageSize) {
            throw new IllegalArgumentException("Lines of 1,000 octets and one whole message must be taken");
        }
        if (Math.min(Math.min(headerFields, headerSize), recipientsPerMessage) < 100) {
            throw new IllegalArgumentException("A header and an envelope of 100 entries must be taken");
        }
        if (Math.min(Math.min(connections, connectionsPerAddress), Math.min(messagesPerSession, errorsPerSession))
                < 1) {
            throw new IllegalArgumentException("A limit of none would refuse everything");
        }
        if (!idleTimeout.isPositive() || !commandTimeout.isPositive() || !dataTimeout.isPositive()) {
            throw new IllegalArgumentException("A time-out must be positive");
        }
    }
}
