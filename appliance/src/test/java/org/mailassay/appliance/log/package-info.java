@NullMarked
package org.mailassay.appliance.log;

import org.jspecify.annotations.NullMarked;
