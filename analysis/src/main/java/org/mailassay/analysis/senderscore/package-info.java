/// SenderScore: one company's rating of IPv4 addresses by the mail that it sees of them, asked over the DNS.
///
/// Its terms of use give no public right to the zone, so it is asked only when the operator says that they may.
@NullMarked
package org.mailassay.analysis.senderscore;

import org.jspecify.annotations.NullMarked;
