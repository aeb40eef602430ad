/// The verdict on a report's own mail: whether SPF, DKIM and DMARC say that it is from whom it says. It waits for the
/// DNS,
/// so it is found between the queue and the processors, for many mails at once and for a few seconds at most.
@NullMarked
package org.mailassay.mailets.verdict;

import org.jspecify.annotations.NullMarked;
