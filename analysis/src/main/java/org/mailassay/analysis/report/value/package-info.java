/// Values as reporters write them, brought into the form in which they are compared and stored.
@NullMarked
package org.mailassay.analysis.report.value;

import org.jspecify.annotations.NullMarked;
