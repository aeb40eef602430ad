package org.mailassay.appliance.acme;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/// A certification authority with a root of its own.
final class TestAuthority {
    private static final X500Name NAME = new X500Name("CN=Test Root");

    private final KeyPair root = keyPair();
    private final X509CertificateHolder rootCertificate = rootCertificate();
    private long serial = 1;

    /// What the names of a request for a certificate are, when its signature is right.
    static List<String> names(PKCS10CertificationRequest request) {
        try {
            if (!request.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()))) {
                return List.of();
            }
            Extensions extensions =
                    Extensions.getInstance(request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)[0]
                            .getAttrValues()
                            .getObjectAt(0));
            return Arrays.stream(GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName)
                            .getNames())
                    .map(name -> name.getName().toString())
                    .sorted()
                    .toList();
        } catch (OperatorCreationException | PKCSException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The certificate and that of the root, in PEM.
    synchronized String issue(PKCS10CertificationRequest request, Instant from, Duration life) {
        GeneralName[] names = names(request).stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        try {
            X509CertificateHolder certificate = builder(
                            from, life, new X500Name("CN=" + names[0].getName()), request.getSubjectPublicKeyInfo())
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.getPrivate()));
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(certificate);
                writer.writeObject(rootCertificate);
            }
            return pem.toString();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509CertificateHolder rootCertificate() {
        try {
            return builder(
                            Instant.EPOCH,
                            Duration.ofDays(40_000),
                            NAME,
                            SubjectPublicKeyInfo.getInstance(root.getPublic().getEncoded()))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509v3CertificateBuilder builder(Instant from, Duration life, X500Name subject, SubjectPublicKeyInfo key) {
        return new X509v3CertificateBuilder(
                NAME, BigInteger.valueOf(++serial), Date.from(from), Date.from(from.plus(life)), subject, key);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
