/// Tests of BIMI; the vectors stand in `src/test/resources/bimi`.
@NullMarked
package org.mailassay.analysis.bimi;

import org.jspecify.annotations.NullMarked;
