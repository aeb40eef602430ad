/// Lists as files for other programs: CSV (RFC 4180) and newline-delimited JSON, of any length, page by page from the
/// database and never whole in memory.
///
/// A list becomes one that can be exported by a [org.mailassay.api.export.Table] of its columns and a function that
/// gives its pages.
@NullMarked
package org.mailassay.api.export;

import org.jspecify.annotations.NullMarked;
