/// The log: one line for each event, on the standard error, as text or as JSON.
@NullMarked
package org.mailassay.appliance.log;

import org.jspecify.annotations.NullMarked;
