/// The DMARC family, `/api/dmarc/v1`: one service for each resource, and what they share: the envelope, prefixed ids,
/// time ranges and cursors.
@NullMarked
package org.mailassay.api.dmarc;

import org.jspecify.annotations.NullMarked;
