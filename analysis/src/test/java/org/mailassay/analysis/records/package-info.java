/// Tests of the judgement of a domain's records.
@NullMarked
package org.mailassay.analysis.records;

import org.jspecify.annotations.NullMarked;
