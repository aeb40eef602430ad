/// Tests of ARC.
@NullMarked
package org.mailassay.analysis.arc;

import org.jspecify.annotations.NullMarked;
