@NullMarked
package org.mailassay.appliance.embedded;

import org.jspecify.annotations.NullMarked;
