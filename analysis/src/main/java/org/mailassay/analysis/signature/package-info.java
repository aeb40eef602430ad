/// Signatures that people put on their messages themselves: OpenPGP (RFC 3156, RFC 9580) and S/MIME (RFC 8551).
///
/// Few messages have one. A signature that holds says that nobody changed the message; one that was broken says that
/// somebody did; and one whose key is not known says nothing against anybody.
@NullMarked
package org.mailassay.analysis.signature;

import org.jspecify.annotations.NullMarked;
