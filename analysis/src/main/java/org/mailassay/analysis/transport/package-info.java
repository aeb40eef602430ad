/// How mail to a domain travels, and how its owner asks for that way to be protected: mail exchangers (RFC 5321,
/// section 5; null MX: RFC 7505), MTA-STS (RFC 8461), SMTP TLS reporting (RFC 8460) and DANE (RFC 7672).
@NullMarked
package org.mailassay.analysis.transport;

import org.jspecify.annotations.NullMarked;
