/// The verdict on a report's own mail: whether SPF, DKIM and DMARC say that it is from whom it says. The DNS has to be
/// waited for, so it is found between the queue and the processors, for many mails at once, within a few seconds.
@NullMarked
package org.mailassay.mailets.verdict;

import org.jspecify.annotations.NullMarked;
