/// What is publicly known of an address that sends mail: its name, whose service it is, its country and network.
///
/// Reports name sources by address alone. The reverse name (PTR) is believed when it leads back to the address
/// (RFC 8601, section 2.7.3, "iprev"); its base domain then leads to a service through the data file `services.tsv`.
/// All of this happens after the rows are stored, from time to time, in batches: nobody who sends a report waits for
/// it.
@NullMarked
package org.mailassay.appliance.enrichment;

import org.jspecify.annotations.NullMarked;
