/// Verified domains under watch: when each is looked at, its records over time, and the hosts that send for it.
@NullMarked
package org.mailassay.store.monitoring;

import org.jspecify.annotations.NullMarked;
