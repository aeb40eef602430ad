/// What reports travel in: MIME parts with their transfer encodings (RFC 2045, RFC 2046), gzip (RFC 1952), zip,
/// mbox. Senders declare types and names wrongly, so the octets decide what is opened; every container is read as a
/// stream, and none may unpack to more than the limits allow.
@NullMarked
package org.mailassay.analysis.report.container;

import org.jspecify.annotations.NullMarked;
