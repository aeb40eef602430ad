/// Tests: whose domains and addresses are, under races and after removal.
@NullMarked
package org.mailassay.store.ownership;

import org.jspecify.annotations.NullMarked;
