@NullMarked
package org.mailassay.analysis.signature;

import org.jspecify.annotations.NullMarked;
