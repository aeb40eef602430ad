/// Tests of the verdict on a message.
@NullMarked
package org.mailassay.analysis.verdict;

import org.jspecify.annotations.NullMarked;
