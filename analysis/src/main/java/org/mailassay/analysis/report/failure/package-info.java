/// DMARC failure reports (RFC 9991, RFC 6591): what a receiver says of one message that failed, in the Abuse Reporting
/// Format (RFC 5965) or, from some senders, as plain text.
@NullMarked
package org.mailassay.analysis.report.failure;

import org.jspecify.annotations.NullMarked;
