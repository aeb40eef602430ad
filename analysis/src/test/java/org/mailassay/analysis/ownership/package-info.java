/// Tests: Whose addresses are.
@NullMarked
package org.mailassay.analysis.ownership;

import org.jspecify.annotations.NullMarked;
