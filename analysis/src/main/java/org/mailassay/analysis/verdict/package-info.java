/// What SPF, DKIM, ARC and DMARC together say of one message, as the appliance stores it for a report's mail
/// and shows it for a scanned one.
///
/// [org.mailassay.analysis.verdict.MessageEvaluation] asks all of them over one DNS;
/// [org.mailassay.analysis.verdict.VerdictResults] writes the outcome as an Authentication-Results field.
@NullMarked
package org.mailassay.analysis.verdict;

import org.jspecify.annotations.NullMarked;
