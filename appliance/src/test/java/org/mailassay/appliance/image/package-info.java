/// Tests of optimized pictures.
@NullMarked
package org.mailassay.appliance.image;

import org.jspecify.annotations.NullMarked;
