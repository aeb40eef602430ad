/// Tests of the message's parts.
@NullMarked
package org.mailassay.analysis.message;

import org.jspecify.annotations.NullMarked;
