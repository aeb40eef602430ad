/// Tests of the monitoring of verified domains.
@NullMarked
package org.mailassay.store.monitoring;

import org.jspecify.annotations.NullMarked;
