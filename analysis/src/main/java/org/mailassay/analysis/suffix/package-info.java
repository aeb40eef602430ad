/// Which part of a domain name anybody can register below: the Public Suffix List (publicsuffix.org).
///
/// RFC 7489 finds a domain's Organizational Domain by such a list, and names are grouped by it for people. RFC 9989
/// walks the DNS instead. The list is a data file with its own licence; how it is renewed is written in
/// `docs/data-files.md`.
@NullMarked
package org.mailassay.analysis.suffix;

import org.jspecify.annotations.NullMarked;
