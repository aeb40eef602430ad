@NullMarked
package org.mailassay.store.alert;

import org.jspecify.annotations.NullMarked;
