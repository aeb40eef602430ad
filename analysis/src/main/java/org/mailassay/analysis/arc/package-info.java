/// The Authenticated Received Chain: each handler of a message on its way records what it found of the message's
/// authentication and seals the record, so that a later one can look behind a list or a forwarder (RFC 8617).
///
/// [org.mailassay.analysis.arc.ArcSets] collects the sets of three header fields that handlers added,
/// [org.mailassay.analysis.arc.ArcValidation] checks the chain that they form. The protocol is an experiment on
/// its way to historic: its result is shown, and its absence means nothing.
@NullMarked
package org.mailassay.analysis.arc;

import org.jspecify.annotations.NullMarked;
