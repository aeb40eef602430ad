/// Where the operator has the events of all accounts go: a file, or a syslog server.
@NullMarked
package org.mailassay.appliance.eventsink;

import org.jspecify.annotations.NullMarked;
