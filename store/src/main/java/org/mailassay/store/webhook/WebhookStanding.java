package org.mailassay.store.webhook;

import java.time.Instant;
import java.util.Optional;

/// How webhooks stand, over all accounts and nodes.
///
/// @param waiting deliveries to webhooks that are called
/// @param paused webhooks that are not called any more because they failed for so long
/// @param oldest when the delivery that waits longest was taken over; empty when none waits
public record WebhookStanding(long waiting, long paused, Optional<Instant> oldest) {}
