package org.mailassay.mailets.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.CertificateFiles;

class ServerTlsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource time = now::get;
    private final Clock clock = time.withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void makesACertificateOnceAndKeepsTheKeyToItself() throws IOException, GeneralSecurityException {
        Path key = folder.resolve("new/smtp-key.pem");
        ServerTls.open(new CertificateFiles.SelfSigned(folder.resolve("new")), "mx.example.org", clock);
        X509Certificate certificate = certificate(folder.resolve("new/smtp-certificate.pem"));
        String first = Files.readString(key);

        ServerTls.open(new CertificateFiles.SelfSigned(folder.resolve("new")), "mx.example.org", clock);

        assertThat(Files.readString(key)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=mx.example.org");
        assertThat(certificate.getSubjectAlternativeNames().toString()).contains("mx.example.org");
        certificate.checkValidity(java.util.Date.from(now.get()));
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void readsChangedFilesAndKeepsTheOldOnesWhenTheNewOnesAreBroken() throws IOException {
        CertificateFiles files = new CertificateFiles.SelfSigned(folder);
        ServerTls tls = ServerTls.open(files, "mx.example.org", clock);
        var first = tls.context();

        now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
        assertThat(tls.context()).isSameAs(first);

        String key = Files.readString(folder.resolve("smtp-key.pem"));
        change(folder.resolve("smtp-key.pem"), "no key", 1);
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
        assertThat(tls.context()).isSameAs(first);

        change(folder.resolve("smtp-key.pem"), key, 2);
        assertThat(tls.context()).isSameAs(first);
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
        assertThat(tls.context()).isNotSameAs(first);
    }

    /// RFC 5915 and RFC 8017, appendix A.1.2, as OpenSSL and some ACME clients write them.
    @Test
    void readsTheOlderFormsOfKeys() throws IOException, GeneralSecurityException {
        KeyPair curve = generated("EC", 256);
        ASN1BitString point =
                SubjectPublicKeyInfo.getInstance(curve.getPublic().getEncoded()).getPublicKeyData();
        ECPrivateKey old = new ECPrivateKey(
                256,
                ((java.security.interfaces.ECPrivateKey) curve.getPrivate()).getS(),
                point,
                SECObjectIdentifiers.secp256r1);
        Path curveKey = write("ec.pem", new PemObject("EC PRIVATE KEY", old.getEncoded()));
        KeyPair rsa = generated("RSA", 2048);
        Path rsaKey = write("rsa.pem", rsa.getPrivate());

        assertThat(Files.readString(rsaKey)).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(new PemFiles(rsaKey, rsaKey).readKey()).isEqualTo(rsa.getPrivate());
        assertThat(((java.security.interfaces.ECPrivateKey) new PemFiles(curveKey, curveKey).readKey()).getS())
                .isEqualTo(((java.security.interfaces.ECPrivateKey) curve.getPrivate()).getS());
    }

    @Test
    void saysWhatIsWrongWithTheFiles() throws IOException {
        CertificateFiles missing =
                new CertificateFiles.Given(folder.resolve("no-key.pem"), folder.resolve("no-chain.pem"));
        assertThatThrownBy(() -> ServerTls.open(missing, "mx.example.org", clock))
                .isInstanceOf(CertificateUnusable.class)
                .hasMessageContaining("no-key.pem");

        Path locked = Files.createFile(folder.resolve("file-not-folder"));
        assertThatThrownBy(() -> ServerTls.open(new CertificateFiles.SelfSigned(locked), "mx.example.org", clock))
                .isInstanceOf(CertificateUnusable.class)
                .hasMessageContaining("file-not-folder");
    }

    @Test
    void refusesACertificateOfAnotherKey() throws IOException {
        ServerTls.open(new CertificateFiles.SelfSigned(folder.resolve("one")), "mx.example.org", clock);
        ServerTls.open(new CertificateFiles.SelfSigned(folder.resolve("two")), "mx.example.org", clock);
        CertificateFiles mixed = new CertificateFiles.Given(
                folder.resolve("one/smtp-key.pem"), folder.resolve("two/smtp-certificate.pem"));
        assertThatThrownBy(() -> ServerTls.open(mixed, "mx.example.org", clock))
                .isInstanceOf(CertificateUnusable.class);
    }

    private static KeyPair generated(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private Path write(String name, Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }

    private static void change(Path file, String text, int minutesLater) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofMinutes(minutesLater))));
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream input = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
        }
    }
}
