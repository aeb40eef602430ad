/// What the appliance does by itself, from time to time.
///
/// The times are kept in the database, by db-scheduler: work survives a restart, and in a cluster one node does it.
@NullMarked
package org.mailassay.appliance.job;

import org.jspecify.annotations.NullMarked;
