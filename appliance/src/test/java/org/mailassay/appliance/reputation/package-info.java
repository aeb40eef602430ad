@NullMarked
package org.mailassay.appliance.reputation;

import org.jspecify.annotations.NullMarked;
