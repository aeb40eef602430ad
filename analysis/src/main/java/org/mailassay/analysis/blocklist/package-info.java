/// What blocklists say of the address and of the domains of a message (RFC 5782).
///
/// A blocklist is a zone of the DNS that has an address record for what it lists. Its operators may refuse to serve a
/// resolver, may be away, or may have gone and left a zone that answers for everything. None of these is a listing, and
/// each is told apart: [org.mailassay.analysis.blocklist.BlocklistAnswer]. Which lists there are and what their codes
/// mean stands in the data file `blocklists.yml`.
@NullMarked
package org.mailassay.analysis.blocklist;

import org.jspecify.annotations.NullMarked;
