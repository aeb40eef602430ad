/// How long SPF takes with the answers of the DNS at hand.
@NullMarked
package org.mailassay.bench.spf;

import org.jspecify.annotations.NullMarked;
