/// Tests of the records about the way of mail; most of them stand with the judgement of records.
@NullMarked
package org.mailassay.analysis.transport;

import org.jspecify.annotations.NullMarked;
