@NullMarked
package org.mailassay.appliance.alert;

import org.jspecify.annotations.NullMarked;
