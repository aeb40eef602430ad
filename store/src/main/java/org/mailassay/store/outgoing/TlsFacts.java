package org.mailassay.store.outgoing;

/// How a connection was encrypted.
///
/// @param demand what was asked of TLS: `none`, `opportunistic`, `dane`, `mta-sts` or `relay`
/// @param version such as `TLSv1.3`; empty when it was not encrypted
/// @param cipher empty when it was not encrypted
/// @param verified whether the server showed that it is the one that was meant
public record TlsFacts(String demand, String version, String cipher, boolean verified) {
    /// Nobody was connected to, or it was not encrypted.
    public static TlsFacts none(String demand) {
        return new TlsFacts(demand, "", "", false);
    }
}
