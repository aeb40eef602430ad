package org.mailassay.appliance.acme;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.mailassay.mailets.tls.CertificateUnusable;

/// Pairs of keys as text: the private key, then the public one, both PEM.
final class PemKeyPair {
    private PemKeyPair() {}

    /// A new pair on the curve P-256.
    static String make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(new JcaPKCS8Generator(pair.getPrivate(), null));
                writer.writeObject(pair.getPublic());
            }
            return pem.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no curve P-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair read(String pem) {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (parser.readObject() instanceof PrivateKeyInfo privateKey
                    && parser.readObject() instanceof SubjectPublicKeyInfo publicKey) {
                return new KeyPair(converter.getPublicKey(publicKey), converter.getPrivateKey(privateKey));
            }
        } catch (IOException e) {
            // Its message may quote the key: it goes no further.
            throw malformed();
        }
        throw malformed();
    }

    private static CertificateUnusable malformed() {
        return new CertificateUnusable("a private key in the database is malformed");
    }
}
