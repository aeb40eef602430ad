package org.mailassay.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.mailassay.analysis.dns.Network;

/// What is served besides the plain port: HTTPS, and the port of plain HTTP that leads there.
///
/// @param host the address to listen on, for both
/// @param port of HTTPS; 0 for any free one, empty for none
/// @param redirectPort of plain HTTP that only answers an ACME authority and leads to HTTPS; empty for none
/// @param plainRedirects whether the plain port of [ApiSettings] does no more than that either
/// @param publicPort where HTTPS is for those outside
/// @param names of this host; who asked for another one is led to the first
/// @param proxies whose connections to HTTPS begin with a PROXY header, and nobody else's come; empty when clients come
///     themselves
/// @param tls what HTTPS is served with
/// @param challenges the answer to an ACME authority's token (RFC 8555, section 8.3)
public record HttpsSettings(
        String host,
        Optional<Integer> port,
        Optional<Integer> redirectPort,
        boolean plainRedirects,
        Optional<Integer> publicPort,
        List<String> names,
        List<Network> proxies,
        SSLContext tls,
        Function<String, Optional<String>> challenges) {
    public HttpsSettings {
        names = List.copyOf(names);
        proxies = List.copyOf(proxies);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A host that is led to needs a name");
        }
    }
}
