@NullMarked
package org.mailassay.appliance.healthcard;

import org.jspecify.annotations.NullMarked;
