/// Tests of a scan's check.
@NullMarked
package org.mailassay.analysis.accessibility;

import org.jspecify.annotations.NullMarked;
