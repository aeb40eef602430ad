/// The Audit family over HTTP.
@NullMarked
package org.mailassay.api.audit;

import org.jspecify.annotations.NullMarked;
