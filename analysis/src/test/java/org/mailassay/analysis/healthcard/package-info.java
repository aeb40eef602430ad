@NullMarked
package org.mailassay.analysis.healthcard;

import org.jspecify.annotations.NullMarked;
