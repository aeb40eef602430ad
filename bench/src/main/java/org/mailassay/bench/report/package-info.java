/// How fast reports are read, and whether broken ones are answered for hours on end.
@NullMarked
package org.mailassay.bench.report;

import org.jspecify.annotations.NullMarked;
