/// Whether a domain is protected by DNSSEC (RFC 4033), so that nobody on the way can forge its mail records.
@NullMarked
package org.mailassay.analysis.dnssec;

import org.jspecify.annotations.NullMarked;
