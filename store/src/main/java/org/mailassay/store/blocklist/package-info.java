/// What is known of blocklists: whether they work, by the probes of RFC 5782, section 5.
@NullMarked
package org.mailassay.store.blocklist;

import org.jspecify.annotations.NullMarked;
