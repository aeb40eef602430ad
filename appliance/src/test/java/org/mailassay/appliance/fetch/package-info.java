@NullMarked
package org.mailassay.appliance.fetch;

import org.jspecify.annotations.NullMarked;
