@NullMarked
package org.mailassay.analysis.alert;

import org.jspecify.annotations.NullMarked;
