/// Targets for fuzzing with Jazzer, one class for each parser: `bench/run fuzz DmarcRecordFuzz 300`.
///
/// A target has the method `fuzzerTestOneInput`, throws when something is wrong, and needs nothing of Jazzer itself.
/// Seeds stand in `bench/fuzz/NAME`; what Jazzer finds on the way is kept in `var/fuzz/NAME`.
@NullMarked
package org.mailassay.bench.fuzz;

import org.jspecify.annotations.NullMarked;
