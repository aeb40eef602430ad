/// The event log: what happened, in an order that can be read on from any place without missing or repeating
/// anything.
@NullMarked
package org.mailassay.store.event;

import org.jspecify.annotations.NullMarked;
