/// What the appliance asks of the DNS, and what an answer can be.
///
/// The analysis never opens a socket: it is handed a [org.mailassay.analysis.dns.Dns] port. The appliance
/// answers it from real resolvers, tests and the command line answer it from zones in YAML, and a scan keeps
/// every answer it used, so that it can be replayed.
@NullMarked
package org.mailassay.analysis.dns;

import org.jspecify.annotations.NullMarked;
