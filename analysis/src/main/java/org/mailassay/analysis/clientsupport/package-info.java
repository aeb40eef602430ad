/// Which mail clients show what a message's HTML and CSS ask for.
///
/// The table is compiled from caniemail.com into `support.json`; how it is renewed is written in `docs/data-files.md`.
/// What a message uses is written as keys, such as `property:gap` or `element:svg`, which the table's features name.
@NullMarked
package org.mailassay.analysis.clientsupport;

import org.jspecify.annotations.NullMarked;
