/// TLS reports (RFC 8460) as they are stored, and what is answered from them about a domain.
@NullMarked
package org.mailassay.store.tls;

import org.jspecify.annotations.NullMarked;
