@NullMarked
package org.mailassay.appliance.webhook;

import org.jspecify.annotations.NullMarked;
