/// A scan: everything that is found out about one message, put together.
///
/// A [org.mailassay.analysis.scan.Check] looks at the [org.mailassay.analysis.scan.ScanMaterial] and answers with
/// findings and with what it saw. Checks run side by side and know nothing of one another.
@NullMarked
package org.mailassay.analysis.scan;

import org.jspecify.annotations.NullMarked;
