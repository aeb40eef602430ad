/// Tests of a scan's check.
@NullMarked
package org.mailassay.analysis.unsubscribe;

import org.jspecify.annotations.NullMarked;
