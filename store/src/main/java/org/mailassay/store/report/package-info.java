/// Stored aggregate reports: listed, shown with their rows as sent and as normalised, and handed to the domain that
/// they belong to once somebody adds it.
@NullMarked
package org.mailassay.store.report;

import org.jspecify.annotations.NullMarked;
