/// A real database for tests of every module.
@NullMarked
package org.mailassay.store.testing;

import org.jspecify.annotations.NullMarked;
