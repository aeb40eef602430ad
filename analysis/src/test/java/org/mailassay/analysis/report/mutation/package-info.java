/// Broken reports in any number: what the short test and the long campaign of bench share.
@NullMarked
package org.mailassay.analysis.report.mutation;

import org.jspecify.annotations.NullMarked;
