/// How fast signatures are checked, and what the comparison with other verifiers needs.
@NullMarked
package org.mailassay.bench.dkim;

import org.jspecify.annotations.NullMarked;
