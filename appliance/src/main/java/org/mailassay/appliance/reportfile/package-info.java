/// Report files on disk, as people keep them: the bare report, the mail that brought it, folders of either, maildirs,
/// mboxes, and most of these packed with gzip.
///
/// A folder is read file by file, and a mailbox message by message, so that neither ever stands in memory as a whole.
@NullMarked
package org.mailassay.appliance.reportfile;

import org.jspecify.annotations.NullMarked;
