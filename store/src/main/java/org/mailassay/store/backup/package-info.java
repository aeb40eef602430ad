/// The whole database in one file, and back.
///
/// A backup is a ZIP that is written and read as a stream: `backup.json` says what it is, `tables.json` which tables
/// with which columns it holds, `files/…` what the caller adds, `data/….copy` the rows of each table in PostgreSQL's
/// own text form, `sequences.json` where the counters stood, and last `end.json`, which has the rows and the digest of
/// every entry before it. Without its end it is no backup.
@NullMarked
package org.mailassay.store.backup;

import org.jspecify.annotations.NullMarked;
