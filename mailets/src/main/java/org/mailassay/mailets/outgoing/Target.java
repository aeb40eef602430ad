package org.mailassay.mailets.outgoing;

import java.net.InetAddress;

/// One address of one host that may take the mail.
///
/// @param implicitTls whether TLS begins with the first octet
record Target(String host, InetAddress address, int port, TlsDemand demand, boolean implicitTls) {}
