/// Services that rate addresses, asked over HTTP.
@NullMarked
package org.mailassay.appliance.reputation;

import org.jspecify.annotations.NullMarked;
