/// Benchmarks of DMARC, the Public Suffix List and BIMI.
@NullMarked
package org.mailassay.bench.dmarc;

import org.jspecify.annotations.NullMarked;
