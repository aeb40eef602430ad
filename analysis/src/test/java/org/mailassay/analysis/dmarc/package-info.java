/// Tests of DMARC; the vectors stand in `src/test/resources/dmarc`.
@NullMarked
package org.mailassay.analysis.dmarc;

import org.jspecify.annotations.NullMarked;
