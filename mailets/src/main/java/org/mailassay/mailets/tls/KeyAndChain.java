package org.mailassay.mailets.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// A private key and the certificate for it, which were seen to belong together.
///
/// @param key the private key
/// @param chain the certificate, followed by those of its issuers
public record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {
    public KeyAndChain {
        chain = List.copyOf(chain);
        requireTogether(key, chain);
    }

    /// Reads both from PEM: a key in PKCS #8 or in the older forms of RSA and EC keys, without a passphrase.
    ///
    /// @throws CertificateUnusable when one of them is not there, or they do not belong together
    public static KeyAndChain ofPem(String key, String chain) {
        return new KeyAndChain(readKey(key), readChain(chain));
    }

    /// The certificate itself.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Names the certificate alone, as everything of the key is secret.
    @Override
    public String toString() {
        return "certificate of " + certificate().getSubjectX500Principal().getName() + ", valid until "
                + certificate().getNotAfter().toInstant();
    }

    static PrivateKey readKey(String pem) {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                // Curve parameters may stand before an EC key.
                if (found instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (found instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        } catch (IOException | RuntimeException e) {
            // What the parser says may quote what it read.
            throw new CertificateUnusable("the private key is malformed");
        }
        throw new CertificateUnusable("there is no private key without a passphrase");
    }

    private static List<X509Certificate> readChain(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new CertificateUnusable("the certificate is malformed: " + e.getMessage(), e);
        }
    }

    /// JSSE itself would find that out only in the first hand-shake.
    private static void requireTogether(PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new CertificateUnusable("there is no certificate");
        }
        byte[] sample = {1, 2, 3};
        boolean together;
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC", "ECDSA" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(sample);
            together = signature.verify(signed);
        } catch (GeneralSecurityException e) {
            together = false;
        }
        if (!together) {
            throw new CertificateUnusable("the certificate is of another key");
        }
    }
}
