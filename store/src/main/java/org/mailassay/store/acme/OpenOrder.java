package org.mailassay.store.acme;

/// An order that the authority has, and that has not come to an end.
///
/// @param url where the order is at the authority
/// @param privateKey of the certificate to be, in PEM
public record OpenOrder(String url, String privateKey) {
    /// Without the key, which is secret.
    @Override
    public String toString() {
        return "order " + url;
    }
}
