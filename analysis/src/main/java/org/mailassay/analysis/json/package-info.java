/// Names and plain values as JSON.
@NullMarked
package org.mailassay.analysis.json;

import org.jspecify.annotations.NullMarked;
