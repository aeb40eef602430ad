/// Tests of a scan's check.
@NullMarked
package org.mailassay.analysis.provider;

import org.jspecify.annotations.NullMarked;
