/// Tests of a scan's check.
@NullMarked
package org.mailassay.analysis.content;

import org.jspecify.annotations.NullMarked;
