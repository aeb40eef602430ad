package org.mailassay.analysis.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Somebody with a certificate, for tests.
final class SmimeAuthor {
    private static final X500Name NAME = new X500Name("CN=Ann,E=ann@example.com");

    private final KeyPair pair;
    private final X509CertificateHolder certificate;

    SmimeAuthor() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
            certificate = new JcaX509v3CertificateBuilder(
                            NAME,
                            BigInteger.ONE,
                            Date.from(Instant.EPOCH),
                            Date.from(Instant.parse("2090-01-01T00:00:00Z")),
                            NAME,
                            pair.getPublic())
                    .build(signer);
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A message with its signature beside it.
    ///
    /// @param part header, empty line and text, with bare line feeds
    String signed(String header, String part) {
        return header + """
                Content-Type: multipart/signed; micalg=sha-256; protocol="application/pkcs7-signature"; boundary=b

                --b
                """ + part + """

                --b
                Content-Type: application/pkcs7-signature; name=smime.p7s
                Content-Transfer-Encoding: base64

                """ + signature(part, false) + """

                --b--
                """;
    }

    /// A message within its signature.
    String opaque(String header, String part) {
        return header + """
                Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m
                Content-Transfer-Encoding: base64

                """ + signature(part, true) + "\n";
    }

    private String signature(String part, boolean within) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", pair.getPrivate(), certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            byte[] octets = part.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            byte[] encoded = generator
                    .generate(new CMSProcessableByteArray(octets), within)
                    .getEncoded();
            return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(encoded);
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
