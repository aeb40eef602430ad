@NullMarked
package org.mailassay.analysis.infrastructure;

import org.jspecify.annotations.NullMarked;
