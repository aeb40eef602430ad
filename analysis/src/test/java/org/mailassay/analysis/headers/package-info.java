/// Tests of a scan's check.
@NullMarked
package org.mailassay.analysis.headers;

import org.jspecify.annotations.NullMarked;
