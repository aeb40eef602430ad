/// Tests of DKIM.
@NullMarked
package org.mailassay.analysis.dkim;

import org.jspecify.annotations.NullMarked;
