/// Tests of a scan's check.
@NullMarked
package org.mailassay.analysis.clientsupport;

import org.jspecify.annotations.NullMarked;
