/// A running server with a database of its own, and ways to talk to it.
@NullMarked
package org.mailassay.api.testing;

import org.jspecify.annotations.NullMarked;
