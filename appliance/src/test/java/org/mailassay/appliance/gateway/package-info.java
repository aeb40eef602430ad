@NullMarked
package org.mailassay.appliance.gateway;

import org.jspecify.annotations.NullMarked;
