package org.mailassay.mailets.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// A key and a certificate chain in files.
///
/// @param key the private key
/// @param chain the certificate and those of its issuers
record PemFiles(Path key, Path chain) {
    /// When they were last written, to see a change. A missing file has no time.
    String state() {
        return modified(key) + " " + modified(chain);
    }

    private static String modified(Path file) {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /// Both, as JSSE wants them.
    KeyStore read(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            PrivateKey privateKey = readKey();
            Certificate[] certificates = readChain();
            if (!belongTogether(privateKey, certificates)) {
                throw new GeneralSecurityException("the certificate is of another key");
            }
            store.setKeyEntry("smtp", privateKey, password, certificates);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateUnusable(
                    "The TLS key " + key + " and certificate " + chain + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// JSSE itself would find that out only in the first hand-shake.
    private static boolean belongTogether(PrivateKey privateKey, Certificate[] certificates)
            throws GeneralSecurityException {
        if (certificates.length == 0) {
            throw new GeneralSecurityException("there is no certificate");
        }
        Signature signature = Signature.getInstance(
                switch (privateKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC", "ECDSA" -> "SHA256withECDSA";
                    default -> privateKey.getAlgorithm();
                });
        byte[] sample = {1, 2, 3};
        signature.initSign(privateKey);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certificates[0].getPublicKey());
        signature.update(sample);
        return signature.verify(signed);
    }

    PrivateKey readKey() throws IOException, GeneralSecurityException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (Reader file = Files.newBufferedReader(key, StandardCharsets.US_ASCII);
                PEMParser parser = new PEMParser(file)) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                // Curve parameters may stand before an EC key.
                if (found instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (found instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        }
        throw new GeneralSecurityException("no unencrypted private key in " + key);
    }

    private Certificate[] readChain() throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(chain)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(file)
                    .toArray(Certificate[]::new);
        }
    }
}
