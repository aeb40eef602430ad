/// What is old enough is deleted: by each account's plan, in small steps, and by dropping whole months where nobody
/// needs them any more.
@NullMarked
package org.mailassay.store.retention;

import org.jspecify.annotations.NullMarked;
