/// The key and certificate for STARTTLS (RFC 3207): read from PEM files, or made on the first start.
///
/// Senders rarely check the certificate of a mail server, so a self-signed one encrypts as well as any other. The key
/// is on the curve P-256, because one-message connections spend most of their time on the hand-shake.
@NullMarked
package org.mailassay.mailets.tls;

import org.jspecify.annotations.NullMarked;
