/// A message as it was received: its octets, its envelope, and the facts of the connection that brought it.
///
/// The header section is read by [org.mailassay.analysis.message.HeaderFields], which keeps the exact octets of
/// every field because signatures are made over them.
@NullMarked
package org.mailassay.analysis.message;

import org.jspecify.annotations.NullMarked;
