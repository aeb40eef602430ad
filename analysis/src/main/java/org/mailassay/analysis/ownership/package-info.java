/// Whose is it: sending addresses as people write them, the names that they have, and the record that proves that a
/// name is in somebody's hands. Whoever can publish a TXT record at a name, or reads the mail of its postmaster
/// (RFC 2142), speaks for it; whoever set the reverse name of an address (RFC 1035, section 3.5) speaks for the
/// address.
@NullMarked
package org.mailassay.analysis.ownership;

import org.jspecify.annotations.NullMarked;
