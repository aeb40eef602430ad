/// Kills what must not be killed, many times, and counts what is left.
@NullMarked
package org.mailassay.bench.kills;

import org.jspecify.annotations.NullMarked;
