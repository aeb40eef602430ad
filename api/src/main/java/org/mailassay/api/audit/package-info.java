/// The Audit family, `/api/audit/v1`: scans, seed addresses, and the account's own keys. Answers are bare objects,
/// errors have a `detail`, times have no zone and are UTC.
@NullMarked
package org.mailassay.api.audit;

import org.jspecify.annotations.NullMarked;
