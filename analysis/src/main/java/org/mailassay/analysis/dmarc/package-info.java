/// DMARC: what the owner of the domain in a message's From field asks receivers to do with mail that neither SPF nor
/// DKIM ties to that domain, and where to send reports about it (RFC 9989, which obsoletes RFC 7489).
///
/// The way through the package is the way of RFC 9989, section 5.3: [org.mailassay.analysis.dmarc.AuthorDomain] is
/// taken from the From field, [org.mailassay.analysis.dmarc.PolicyDiscovery] walks the DNS tree to the
/// [org.mailassay.analysis.dmarc.DmarcRecord] that applies, [org.mailassay.analysis.dmarc.DmarcEvaluation] compares
/// the authenticated identifiers with the author domain, and [org.mailassay.analysis.dmarc.DmarcResult] is what comes
/// of it. What RFC 7489 would have said, by the public suffix list, stands beside it.
@NullMarked
package org.mailassay.analysis.dmarc;

import org.jspecify.annotations.NullMarked;
