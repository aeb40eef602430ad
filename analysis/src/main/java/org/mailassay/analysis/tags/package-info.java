/// The `tag=value` lists that mail keeps in the DNS: DMARC, BIMI, MTA-STS and TLS reporting records.
///
/// All of them descend from RFC 6376, section 3.2. What is wrong with a record is kept as a list of faults, each
/// with a reason and a place, because the person who published it must find it; what is right is still used.
@NullMarked
package org.mailassay.analysis.tags;

import org.jspecify.annotations.NullMarked;
