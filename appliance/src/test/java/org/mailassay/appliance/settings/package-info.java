@NullMarked
package org.mailassay.appliance.settings;

import org.jspecify.annotations.NullMarked;
