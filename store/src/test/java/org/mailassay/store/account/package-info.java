/// Tests of accounts, keys, users and set-up on a real PostgreSQL.
@NullMarked
package org.mailassay.store.account;

import org.jspecify.annotations.NullMarked;
