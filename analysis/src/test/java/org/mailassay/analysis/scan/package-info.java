/// Tests of what checks come to together.
@NullMarked
package org.mailassay.analysis.scan;

import org.jspecify.annotations.NullMarked;
