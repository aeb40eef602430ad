package org.mailassay.mailets.outgoing;

import java.time.Clock;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.store.Database;

/// What sending works with.
///
/// @param database where the queue is
/// @param dns where the hosts of a domain stand
/// @param policies where MTA-STS policies come from
/// @param clock the time of the appliance
public record OutgoingServices(Database database, Dns dns, PolicyFetcher policies, Clock clock) {}
