/// Looks at the records of verified domains that are kept over time, due ones and those that somebody asks for.
@NullMarked
package org.mailassay.api.monitoring;

import org.jspecify.annotations.NullMarked;
