/// How long a round of looks at many verified domains takes.
@NullMarked
package org.mailassay.bench.monitoring;

import org.jspecify.annotations.NullMarked;
