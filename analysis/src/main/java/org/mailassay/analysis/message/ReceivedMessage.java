package org.mailassay.analysis.message;

import java.time.Instant;

/// A message with its envelope and the facts of the session that brought it.
///
/// @param name the name under which the mail server holds it, unique on this appliance
/// @param octets the message as it came over the wire after dot-unstuffing (RFC 5321, section 4.5.2), without the
///     Received field that the appliance adds
/// @param envelope sender and recipients as given in MAIL and RCPT
/// @param connection what is known of the client, or that nothing is
/// @param receivedAt when the end of the data arrived
public record ReceivedMessage(
        String name, Octets octets, Envelope envelope, Connection connection, Instant receivedAt) {}
