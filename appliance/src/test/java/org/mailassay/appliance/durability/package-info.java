/// What was answered with 250 is there afterwards, and counted once: when the process is killed, when the database
/// goes away, when two processes share the work.
@NullMarked
package org.mailassay.appliance.durability;

import org.jspecify.annotations.NullMarked;
