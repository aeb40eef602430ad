package org.mailassay.mailets.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.CertificateFiles;
import org.mailassay.mailets.testing.SmtpClient;

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
    void offersChangedFilesAndKeepsTheOldOnesWhenTheNewOnesAreBroken() throws Exception {
        ServerTls.open(new CertificateFiles.SelfSigned(folder.resolve("one")), "one.example.org", clock);
        ServerTls.open(new CertificateFiles.SelfSigned(folder.resolve("two")), "two.example.org", clock);
        Path key = Files.copy(folder.resolve("one/smtp-key.pem"), folder.resolve("key.pem"));
        Path chain = Files.copy(folder.resolve("one/smtp-certificate.pem"), folder.resolve("chain.pem"));
        ServerTls tls = ServerTls.open(new CertificateFiles.Given(key, chain), "mx.example.org", clock);
        assertThat(offered(tls)).isEqualTo("CN=one.example.org");

        change(key, "no key", 1);
        tls.look();
        assertThat(offered(tls)).isEqualTo("CN=one.example.org");

        // The key of the new pair is there, and its certificate not yet.
        change(key, Files.readString(folder.resolve("two/smtp-key.pem")), 2);
        tls.look();
        assertThat(offered(tls)).isEqualTo("CN=one.example.org");

        change(chain, Files.readString(folder.resolve("two/smtp-certificate.pem")), 3);
        tls.look();
        assertThat(offered(tls)).isEqualTo("CN=two.example.org");

        Files.delete(chain);
        tls.look();
        assertThat(offered(tls)).isEqualTo("CN=two.example.org");
    }

    @Test
    void offersItsOwnCertificateUntilThereIsOneElsewhere() throws Exception {
        ServerTls.open(new CertificateFiles.SelfSigned(folder.resolve("two")), "two.example.org", clock);
        KeyAndChain other = KeyAndChain.ofPem(
                Files.readString(folder.resolve("two/smtp-key.pem")),
                Files.readString(folder.resolve("two/smtp-certificate.pem")));
        AtomicReference<Optional<KeyAndChain>> elsewhere = new AtomicReference<>(Optional.empty());
        ServerTls tls = ServerTls.open(
                elsewhere::get, new CertificateFiles.SelfSigned(folder.resolve("own")), "own.example.org", clock);
        assertThat(offered(tls)).isEqualTo("CN=own.example.org");

        elsewhere.set(Optional.of(other));
        tls.look();

        assertThat(offered(tls)).isEqualTo("CN=two.example.org");
        assertThat(other.toString()).contains("CN=two.example.org").doesNotContain("PrivateKey");
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
        assertThat(KeyAndChain.readKey(Files.readString(rsaKey))).isEqualTo(rsa.getPrivate());
        assertThat(((java.security.interfaces.ECPrivateKey) KeyAndChain.readKey(Files.readString(curveKey))).getS())
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
                .isInstanceOf(CertificateUnusable.class)
                .hasMessageEndingWith("the certificate is of another key");
    }

    /// The subject of the certificate that a client is shown.
    private static String offered(ServerTls tls) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) tls.context()
                        .getServerSocketFactory()
                        .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SSLSocket client = (SSLSocket) SmtpClient.trustingAll()
                        .getSocketFactory()
                        .createSocket(server.getInetAddress(), server.getLocalPort())) {
            Thread.ofVirtual().start(() -> answer(server));
            X509Certificate shown = (X509Certificate) client.getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        }
    }

    private static void answer(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
