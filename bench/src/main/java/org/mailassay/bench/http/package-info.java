/// Measures of HTTP answers.
@NullMarked
package org.mailassay.bench.http;

import org.jspecify.annotations.NullMarked;
