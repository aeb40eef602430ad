/// Making smaller versions of the pictures in mail. Each was chosen by a stranger, so none is decoded before its header
/// passed the limits, and few are decoded at once.
@NullMarked
package org.mailassay.appliance.image;

import org.jspecify.annotations.NullMarked;
