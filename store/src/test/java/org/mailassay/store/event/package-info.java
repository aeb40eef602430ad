@NullMarked
package org.mailassay.store.event;

import org.jspecify.annotations.NullMarked;
