/// Whether the appliance lives and can work, and its figures, for those who run it.
@NullMarked
package org.mailassay.api.health;

import org.jspecify.annotations.NullMarked;
