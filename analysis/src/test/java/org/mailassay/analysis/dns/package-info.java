/// Tests of the DNS port's values.
@NullMarked
package org.mailassay.analysis.dns;

import org.jspecify.annotations.NullMarked;
