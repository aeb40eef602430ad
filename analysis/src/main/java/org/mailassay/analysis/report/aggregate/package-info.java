/// DMARC aggregate reports (RFC 9990; RFC 7489, appendix C, and the drafts before it): XML in which a receiver counts
/// a domain's mail by source address and outcome. The XML is pulled and handed on row by row, so that a report of any
/// size takes the memory of a small one; document types and entities are refused.
@NullMarked
package org.mailassay.analysis.report.aggregate;

import org.jspecify.annotations.NullMarked;
