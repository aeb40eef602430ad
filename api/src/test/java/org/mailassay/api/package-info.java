/// Tests of the whole API over real HTTP on a real PostgreSQL.
@NullMarked
package org.mailassay.api;

import org.jspecify.annotations.NullMarked;
