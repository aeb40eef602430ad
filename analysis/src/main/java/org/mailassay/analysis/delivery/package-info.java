/// Delivery status notifications (RFC 3464, in the report format of RFC 6522): what a server that had taken a message
/// over says later of what became of it. RFC 6533 has the same for internationalized addresses.
@NullMarked
package org.mailassay.analysis.delivery;

import org.jspecify.annotations.NullMarked;
