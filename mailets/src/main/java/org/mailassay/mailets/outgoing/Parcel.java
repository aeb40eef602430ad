package org.mailassay.mailets.outgoing;

/// A letter with its envelope.
///
/// @param returnPath empty for the null reverse-path
record Parcel(String returnPath, String forwardPath, Letter letter) {}
