/// What tests of several modules share.
@NullMarked
package org.mailassay.analysis.testing;

import org.jspecify.annotations.NullMarked;
