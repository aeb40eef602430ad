@NullMarked
package org.mailassay.store.webhook;

import org.jspecify.annotations.NullMarked;
