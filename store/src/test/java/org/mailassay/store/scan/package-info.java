/// Scans in a real database.
@NullMarked
package org.mailassay.store.scan;

import org.jspecify.annotations.NullMarked;
