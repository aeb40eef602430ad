@NullMarked
package org.mailassay.appliance.eventsink;

import org.jspecify.annotations.NullMarked;
