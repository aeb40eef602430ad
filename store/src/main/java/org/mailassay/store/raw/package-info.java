/// Messages as they were received, octet for octet. Each is stored once and compressed; the queue, the repositories and
/// the intake log refer to it by its id.
@NullMarked
package org.mailassay.store.raw;

import org.jspecify.annotations.NullMarked;
