/// Reports that receivers of mail send to the owners of domains: DMARC aggregate (RFC 9990, RFC 7489), DMARC failure
/// (RFC 9991, RFC 6591) and SMTP TLS (RFC 8460). Whatever arrives is turned into values, or refused with a reason;
/// nothing is guessed and nothing is thrown away.
@NullMarked
package org.mailassay.analysis.report;

import org.jspecify.annotations.NullMarked;
