/// Tests of SPF.
@NullMarked
package org.mailassay.analysis.spf;

import org.jspecify.annotations.NullMarked;
