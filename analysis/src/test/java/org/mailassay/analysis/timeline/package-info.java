/// Tests of the judgement of a domain's timeline.
@NullMarked
package org.mailassay.analysis.timeline;

import org.jspecify.annotations.NullMarked;
