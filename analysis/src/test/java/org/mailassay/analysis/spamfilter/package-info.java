@NullMarked
package org.mailassay.analysis.spamfilter;

import org.jspecify.annotations.NullMarked;
