package org.mailassay.store.outgoing;

import java.time.Instant;
import org.mailassay.analysis.delivery.DeliveryAction;

/// What a mail that came to the return path says of one recipient. Whoever learned the address may have written it: the
/// recipient's servers, and everybody whom they showed it.
///
/// @param mailName the name that the mail server gave the mail
/// @param place within that mail, from 1
/// @param own whether it is about the recipient that the message was sent to
/// @param recipient empty when none is named
/// @param status RFC 3463; empty when it is not given
/// @param diagnostic the words of whoever refused it; empty when they are not given
/// @param reportingMta the server that says so; empty when it is not given
/// @param remoteMta the server that it had spoken to; empty when it is not given
/// @param subject of the mail
public record DeliveryNotice(
        String mailName,
        int place,
        Instant receivedAt,
        DeliveryAction action,
        boolean own,
        String recipient,
        String status,
        String diagnostic,
        String reportingMta,
        String remoteMta,
        String subject) {}
