/// Tests: Messages that the appliance writes.
@NullMarked
package org.mailassay.analysis.compose;

import org.jspecify.annotations.NullMarked;
