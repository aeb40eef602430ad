/// The processes that share the database.
@NullMarked
package org.mailassay.store.node;

import org.jspecify.annotations.NullMarked;
