/// Failure reports (RFC 9991, RFC 6591) as they are stored: without the failed message's body, and with the addresses
/// of people masked.
@NullMarked
package org.mailassay.store.failure;

import org.jspecify.annotations.NullMarked;
