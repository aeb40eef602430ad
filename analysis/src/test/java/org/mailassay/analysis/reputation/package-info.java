@NullMarked
package org.mailassay.analysis.reputation;

import org.jspecify.annotations.NullMarked;
