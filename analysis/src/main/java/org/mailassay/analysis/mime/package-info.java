/// MIME: the parts of a message (RFC 2045, RFC 2046), their transfer encodings and their parameters (RFC 2231).
///
/// [org.mailassay.analysis.mime.MimeReader] makes a tree of a whole message. Reports are read by a walk of their own,
/// more lenient and without a tree, with the same tools.
@NullMarked
package org.mailassay.analysis.mime;

import org.jspecify.annotations.NullMarked;
