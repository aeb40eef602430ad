/// What an address that mail comes from says about itself.
///
/// An address has a name when its PTR record gives one, and the name is believed when its own addresses include the
/// first (RFC 8601, section 3, "iprev"): anybody may write any name into the reverse zone of an address of theirs, but
/// not the address into the zone of that name.
@NullMarked
package org.mailassay.analysis.connection;

import org.jspecify.annotations.NullMarked;
