package org.mailassay.analysis.bimi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.mailassay.analysis.message.Octets;

/// An authority for tests: a root, one authority below it, and the mark certificates that it makes.
final class MarkAuthority {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    private final KeyPair rootKey = key();
    private final KeyPair issuerKey = key();
    private final X500Name rootName = new X500Name("CN=Test Mark Root");
    private final X500Name issuerName = new X500Name("CN=Test Mark Authority");
    final X509Certificate root = authority(rootName, rootKey, rootName, rootKey);
    final X509Certificate issuer = authority(issuerName, issuerKey, rootName, rootKey);

    /// What a mark certificate is to have.
    record Mark(List<String> domains, String purpose, List<ASN1Encodable> logotypes, boolean logged) {
        static Mark of(String domain, byte[] svg) {
            return new Mark(List.of(domain), MarkCertificate.KEY_PURPOSE, List.of(embedded(svg, svg)), true);
        }

        Mark withLogotypes(List<ASN1Encodable> other) {
            return new Mark(domains, purpose, other, logged);
        }
    }

    /// Many certificates of two authorities that certify each other, neither by a root.
    List<X509Certificate> maze(int size) {
        KeyPair otherKey = key();
        X500Name otherName = new X500Name("CN=Test Mark Accomplice");
        List<X509Certificate> maze = new ArrayList<>();
        while (maze.size() < size) {
            maze.add(authority(issuerName, issuerKey, otherName, otherKey));
            maze.add(authority(otherName, otherKey, issuerName, issuerKey));
        }
        return maze;
    }

    X509Certificate certificate(Mark mark) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, "Example")
                .addRDN(new ASN1ObjectIdentifier("1.3.6.1.4.1.53087.1.13"), new DERUTF8String("Registered Mark"))
                .build();
        try {
            JcaX509v3CertificateBuilder builder = builder(issuerName, subject, key());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(mark.purpose()))));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(mark.domains().stream()
                            .map(domain -> new GeneralName(GeneralName.dNSName, domain))
                            .toArray(GeneralName[]::new)));
            if (!mark.logotypes().isEmpty()) {
                builder.addExtension(
                        new ASN1ObjectIdentifier(Logotype.EXTENSION),
                        false,
                        new DERSequence(mark.logotypes().toArray(ASN1Encodable[]::new)));
            }
            if (mark.logged()) {
                builder.addExtension(
                        new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2"),
                        false,
                        new DEROctetString(new byte[] {0, 7, 0, 2, 1, 1, 0, 1, 1}));
            }
            return sign(builder, issuerKey);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A subject's logotype, tagged 2, direct, tagged 0, with one image.
    static ASN1Encodable embedded(byte[] svg, byte[] digested) {
        String uri = Logotype.DATA_URI + Base64.getEncoder().encodeToString(gzip(svg));
        return direct(uri, sha256(gzip(digested)));
    }

    static ASN1Encodable direct(String uri, byte[] digest) {
        DERSequence algorithm = new DERSequence(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"));
        DERSequence details = new DERSequence(new ASN1Encodable[] {
            new DERIA5String("image/svg+xml"),
            new DERSequence(new DERSequence(new ASN1Encodable[] {algorithm, new DEROctetString(digest)})),
            new DERSequence(new DERIA5String(uri))
        });
        DERSequence images = new DERSequence(new DERSequence(details));
        return new DERTaggedObject(true, 2, new DERTaggedObject(false, 0, new DERSequence(images)));
    }

    static Octets pem(X509Certificate... certificates) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            pem.append(CertificateFile.BEGIN).append('\n');
            pem.append(Base64.getMimeEncoder().encodeToString(encoded(certificate)));
            pem.append('\n').append(CertificateFile.END).append('\n');
        }
        return Octets.of(pem.toString().getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] gzip(byte[] data) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(data);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return packed.toByteArray();
    }

    private static X509Certificate authority(X500Name name, KeyPair key, X500Name issuer, KeyPair issuerKey) {
        try {
            JcaX509v3CertificateBuilder builder = builder(issuer, name, key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(
                            KeyPurposeId.getInstance(new ASN1ObjectIdentifier(MarkCertificate.KEY_PURPOSE))));
            return sign(builder, issuerKey);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair key) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()),
                Date.from(FROM),
                Date.from(UNTIL.minus(Duration.ofSeconds(1))),
                subject,
                key.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
