@NullMarked
package org.mailassay.store.backup;

import org.jspecify.annotations.NullMarked;
