/// Figures that no part keeps by itself: asked for when somebody reads the metrics, or counted in passing.
@NullMarked
package org.mailassay.appliance.metrics;

import org.jspecify.annotations.NullMarked;
