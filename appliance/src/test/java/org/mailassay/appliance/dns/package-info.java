/// The DNS adapter against a server on this machine.
@NullMarked
package org.mailassay.appliance.dns;

import org.jspecify.annotations.NullMarked;
