/// The DNS port answered from real resolvers, with dnsjava for what is on the wire.
///
/// A question goes through [org.mailassay.appliance.dns.AnswerCache], then to the configured resolvers in turn
/// ([org.mailassay.appliance.dns.FailoverResolver], [org.mailassay.appliance.dns.Exchange]), optionally through a
/// validator of DNSSEC signatures, and its answer is read by [org.mailassay.appliance.dns.AnswerReading].
@NullMarked
package org.mailassay.appliance.dns;

import org.jspecify.annotations.NullMarked;
