package org.mailassay.mailets.smtp;

/// How a client introduced itself.
///
/// @param name as given
/// @param extended by EHLO, not by HELO
record Hello(String name, boolean extended) {}
