/// Tests of Authentication-Results.
@NullMarked
package org.mailassay.analysis.authresults;

import org.jspecify.annotations.NullMarked;
