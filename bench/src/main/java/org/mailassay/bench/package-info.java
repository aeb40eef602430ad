/// Benchmarks and campaigns, each a command of its own: `bench/run` lists them.
@NullMarked
package org.mailassay.bench;

import org.jspecify.annotations.NullMarked;
