/// Webhooks: whom events are delivered to, what they have yet to get, and how each attempt went.
@NullMarked
package org.mailassay.store.webhook;

import org.jspecify.annotations.NullMarked;
