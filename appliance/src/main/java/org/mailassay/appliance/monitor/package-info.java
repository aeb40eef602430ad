/// The rounds in which verified domains are looked at again.
@NullMarked
package org.mailassay.appliance.monitor;

import org.jspecify.annotations.NullMarked;
