@NullMarked
package org.mailassay.store.blocklist;

import org.jspecify.annotations.NullMarked;
