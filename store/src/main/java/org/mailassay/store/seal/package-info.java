/// What is kept in the database and must not be readable there: octets sealed with a key that the database does not
/// have.
@NullMarked
package org.mailassay.store.seal;

import org.jspecify.annotations.NullMarked;
