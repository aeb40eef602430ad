/// How long the rounds over domains and over addresses take when one process goes both at once.
@NullMarked
package org.mailassay.bench.rounds;

import org.jspecify.annotations.NullMarked;
