/// Scans that are carried out.
@NullMarked
package org.mailassay.appliance.scan;

import org.jspecify.annotations.NullMarked;
