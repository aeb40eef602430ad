/// What was answered with 250 is there afterwards, and counted once: when the process is killed, when the database
/// goes away, when two share the work.
@NullMarked
package org.mailassay.mailets.durability;

import org.jspecify.annotations.NullMarked;
