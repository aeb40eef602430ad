/// What is in a file of reports, in a line: for people and programs that want to know what would be stored, without
/// storing it.
@NullMarked
package org.mailassay.analysis.report.summary;

import org.jspecify.annotations.NullMarked;
