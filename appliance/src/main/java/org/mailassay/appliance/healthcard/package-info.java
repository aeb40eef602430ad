/// Looks at the addresses that accounts have verified, again and again, and keeps a health card of each.
///
/// The look-ups of all addresses share one pace, so that no burst reaches a resolver or a blocklist. Port 25 is tried
/// for verified addresses only: one connection, which reads the greeting and says QUIT.
@NullMarked
package org.mailassay.appliance.healthcard;

import org.jspecify.annotations.NullMarked;
