package org.mailassay.mailets.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// What JSSE asks for the key and the certificate: always the newest ones, whatever the name that the client says. A
/// hand-shake that has begun with the ones before ends with them.
final class OfferedCertificate extends X509ExtendedKeyManager {
    private volatile List<Offer> offers = List.of();
    private int number;

    /// Offers these from the next hand-shake on.
    synchronized void offer(KeyAndChain material) {
        Offer newest = new Offer("certificate-" + ++number, material);
        offers = Stream.concat(Stream.of(newest), offers.stream().limit(1)).toList();
    }

    KeyAndChain newest() {
        return offers.getFirst().material();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Offer newest = offers.getFirst();
        return newest.isOf(keyType) ? newest.alias() : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chooseServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return offers.stream()
                .filter(offer -> offer.alias().equals(alias))
                .findFirst()
                .map(offer -> offer.material().chain().toArray(new X509Certificate[0]))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return offers.stream()
                .filter(offer -> offer.alias().equals(alias))
                .findFirst()
                .map(offer -> offer.material().key())
                .orElse(null);
    }

    /// This is the server's side only.
    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    private record Offer(String alias, KeyAndChain material) {
        /// A key type may name the algorithm of the issuer's signature too, `EC_RSA`.
        boolean isOf(String keyType) {
            String algorithm = material.certificate().getPublicKey().getAlgorithm();
            return keyType.equals(algorithm) || keyType.startsWith(algorithm + "_");
        }
    }
}
