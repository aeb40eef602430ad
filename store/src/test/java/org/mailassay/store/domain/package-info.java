/// Tests of domains on a real PostgreSQL.
@NullMarked
package org.mailassay.store.domain;

import org.jspecify.annotations.NullMarked;
