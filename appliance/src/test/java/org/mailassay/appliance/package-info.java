@NullMarked
package org.mailassay.appliance;

import org.jspecify.annotations.NullMarked;
