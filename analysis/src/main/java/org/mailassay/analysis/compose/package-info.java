/// Messages that the appliance writes itself (RFC 5322): short texts that a program sends, in a language of their
/// reader, as plain text and as HTML that says the same.
@NullMarked
package org.mailassay.analysis.compose;

import org.jspecify.annotations.NullMarked;
