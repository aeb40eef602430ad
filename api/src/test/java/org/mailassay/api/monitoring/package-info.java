/// Tests of the monitoring of verified domains.
@NullMarked
package org.mailassay.api.monitoring;

import org.jspecify.annotations.NullMarked;
