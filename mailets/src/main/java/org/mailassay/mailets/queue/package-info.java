/// James' mail queue and mail repository over the tables in PostgreSQL, and the way between a row and a James mail.
@NullMarked
package org.mailassay.mailets.queue;

import org.jspecify.annotations.NullMarked;
