/// The `Authentication-Results` header field, in which one program tells the next what it found out about a
/// message's authenticity (RFC 8601).
///
/// A field is an [org.mailassay.analysis.authresults.AuthenticationResults]: who speaks, and a result for each
/// method. It is written with the quoting that the grammar asks for, and read from what is met in the field,
/// whose quoting often is not.
@NullMarked
package org.mailassay.analysis.authresults;

import org.jspecify.annotations.NullMarked;
