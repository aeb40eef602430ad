@NullMarked
package org.mailassay.appliance.acme;

import org.jspecify.annotations.NullMarked;
