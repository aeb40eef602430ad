/// Reception: SMTP as RFC 5321 has it, on top of James' protocol engine.
///
/// James keeps the session and dispatches the commands; the commands themselves, the limits and the way in from the
/// socket are here. Every connection is one virtual thread that reads a line, answers it, and may wait for the
/// database without holding up another.
@NullMarked
package org.mailassay.mailets.smtp;

import org.jspecify.annotations.NullMarked;
