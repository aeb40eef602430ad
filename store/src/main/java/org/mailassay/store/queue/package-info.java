/// The mail queue and the mail repositories in PostgreSQL.
///
/// A mail in the queue is one row that refers to its raw message. Whoever works on it holds a lease, a time until
/// which the row is his; a process that dies stops renewing, and any other takes the mail over. So a mail may be worked
/// on twice, and what is done with it must count once by its name.
@NullMarked
package org.mailassay.store.queue;

import org.jspecify.annotations.NullMarked;
