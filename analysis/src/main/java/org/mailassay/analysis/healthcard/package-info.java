/// The health card of an address that sends mail: what receivers hold against it, in five categories of 100 points
/// together (docs/monitoring.md has the arithmetic). What could not be found out counts neither for nor against it.
@NullMarked
package org.mailassay.analysis.healthcard;

import org.jspecify.annotations.NullMarked;
