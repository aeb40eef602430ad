@NullMarked
package org.mailassay.store.health;

import org.jspecify.annotations.NullMarked;
