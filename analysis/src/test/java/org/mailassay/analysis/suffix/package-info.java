/// Tests of the Public Suffix List.
@NullMarked
package org.mailassay.analysis.suffix;

import org.jspecify.annotations.NullMarked;
