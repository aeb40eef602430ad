/// Every check of a scan, in the order to show them, and the table of all that counts.
@NullMarked
package org.mailassay.analysis.checks;

import org.jspecify.annotations.NullMarked;
