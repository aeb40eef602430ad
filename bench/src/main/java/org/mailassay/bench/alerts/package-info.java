/// Alerts driven by a simulated month of reports.
@NullMarked
package org.mailassay.bench.alerts;

import org.jspecify.annotations.NullMarked;
