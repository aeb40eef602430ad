/// The addresses that the appliance takes mail for. RCPT asks for one with every message, so they stand in memory on
/// every node, and outlive a database that is away.
@NullMarked
package org.mailassay.store.address;

import org.jspecify.annotations.NullMarked;
