/// A message as it was received: its octets, its envelope, and the facts of the connection that brought it.
@NullMarked
package org.mailassay.analysis.message;

import org.jspecify.annotations.NullMarked;
