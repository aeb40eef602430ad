/// Tests of URLs, limits and recordings.
@NullMarked
package org.mailassay.analysis.fetch;

import org.jspecify.annotations.NullMarked;
