/// Daily counts, kept up to date in the transaction that stores a report: for each domain and day, and for each domain,
/// day and sending address. Questions about a domain's mail are answered from them, at a cost that grows with days and
/// addresses and not with messages or reports.
@NullMarked
package org.mailassay.store.rollup;

import org.jspecify.annotations.NullMarked;
