/// Tests of a scan's check.
@NullMarked
package org.mailassay.analysis.css;

import org.jspecify.annotations.NullMarked;
