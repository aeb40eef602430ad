/// Long lists taken as files.
@NullMarked
package org.mailassay.bench.exports;

import org.jspecify.annotations.NullMarked;
