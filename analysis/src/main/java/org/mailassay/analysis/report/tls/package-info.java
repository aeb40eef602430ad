/// SMTP TLS reports (RFC 8460): what a sending server met when it asked for an encrypted connection, counted by day
/// in JSON.
@NullMarked
package org.mailassay.analysis.report.tls;

import org.jspecify.annotations.NullMarked;
