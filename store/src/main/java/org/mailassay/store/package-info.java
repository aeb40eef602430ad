/// PostgreSQL: the only SQL of the product, its migrations, and one store class per subject.
@NullMarked
package org.mailassay.store;

import org.jspecify.annotations.NullMarked;
