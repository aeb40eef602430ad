/// The key and certificate for STARTTLS (RFC 3207) and for whatever else listens: read from PEM files, made on the
/// first start, or had from elsewhere. Private keys are in no message and no log.
///
/// Senders rarely check the certificate of a mail server, so a self-signed one encrypts as well as any other. The key
/// is on the curve P-256, because one-message connections spend most of their time on the hand-shake.
@NullMarked
package org.mailassay.mailets.tls;

import org.jspecify.annotations.NullMarked;
