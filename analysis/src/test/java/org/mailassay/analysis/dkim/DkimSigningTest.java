package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;

class DkimSigningTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MESSAGE = """
            From: Mailassay <reports@mail.example>\r
            To: someone@elsewhere.example\r
            Subject: A report\r
             with a long subject\r
            Date: Sun, 1 Mar 2026 12:00:00 +0000\r
            \r
            Good  day. \r
            \r
            \r
            """;

    @ParameterizedTest
    @CsvSource({
        "RSA, SIMPLE, SIMPLE",
        "RSA, SIMPLE, RELAXED",
        "RSA, RELAXED, SIMPLE",
        "RSA, RELAXED, RELAXED",
        "ED25519, SIMPLE, SIMPLE",
        "ED25519, RELAXED, RELAXED"
    })
    void whatIsSignedVerifies(KeyType type, HeaderCanonicalization header, BodyCanonicalization body)
            throws GeneralSecurityException {
        KeyPair pair = pair(type);
        String field = new DkimSigning(name("mail.example"), name("a.b"), key(type, pair), header, body)
                .sign(octets(MESSAGE), NOW);

        assertThat(field)
                .startsWith("DKIM-Signature: v=1; a=" + type.tag() + "-sha256; ")
                .endsWith("\r\n");
        assertThat(field.lines()).allMatch(line -> line.length() <= 78);
        assertThat(verdicts(field + MESSAGE, dns(type, pair))).singleElement().satisfies(verdict -> {
            assertThat(verdict.result()).isEqualTo(new DkimResult.Pass(0));
            assertThat(verdict.domain()).isEqualTo("mail.example");
        });
    }

    /// Every field of the list is signed once more than it occurs, so that an added one breaks the signature.
    @ParameterizedTest
    @CsvSource({"From: b@c.example", "Subject: another", "Reply-To: b@c.example", "Content-Type: text/html"})
    void anAddedFieldBreaksTheSignature(String added) throws GeneralSecurityException {
        KeyPair pair = pair(KeyType.RSA);
        String field =
                new DkimSigning(name("mail.example"), name("a.b"), key(KeyType.RSA, pair)).sign(octets(MESSAGE), NOW);

        for (String message : List.of(added + "\r\n" + field + MESSAGE, field + added + "\r\n" + MESSAGE)) {
            assertThat(verdicts(message, dns(KeyType.RSA, pair)))
                    .singleElement()
                    .satisfies(verdict -> assertThat(verdict.result()).isInstanceOf(DkimResult.Fail.class));
        }
    }

    @Test
    void bareLineFeedsAreSignedAsTheLineEndsThatTheyBecome() throws GeneralSecurityException {
        KeyPair pair = pair(KeyType.ED25519);
        String field = new DkimSigning(name("mail.example"), name("a.b"), key(KeyType.ED25519, pair))
                .sign(octets(MESSAGE.replace("\r\n", "\n")), NOW);

        assertThat(verdicts(field + MESSAGE, dns(KeyType.ED25519, pair)))
                .singleElement()
                .matches(DkimVerdict::passes);
    }

    @Test
    void aMessageWithoutFromIsNotSigned() throws GeneralSecurityException {
        DkimSigning signing =
                new DkimSigning(name("mail.example"), name("a.b"), key(KeyType.ED25519, pair(KeyType.ED25519)));
        assertThatThrownBy(() -> signing.sign(octets("To: a@b.example\r\n\r\n"), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysAreReadFromPem() throws GeneralSecurityException {
        for (KeyType type : KeyType.values()) {
            byte[] pkcs8 = pair(type).getPrivate().getEncoded();
            assertThat(SigningKey.ofPem(pem("PRIVATE KEY", pkcs8)))
                    .isInstanceOfSatisfying(
                            SigningKey.Read.class,
                            read -> assertThat(read.key().algorithm().keyType()).isEqualTo(type));
        }
        // The RSAPrivateKey lies behind 26 octets in the PrivateKeyInfo.
        byte[] pkcs8 = pair(KeyType.RSA).getPrivate().getEncoded();
        assertThat(SigningKey.ofPem(pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length))))
                .isInstanceOf(SigningKey.Read.class);
    }

    @Test
    void unusableKeysAreRefusedWithAReason() throws GeneralSecurityException {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(512);
        byte[] weak = small.generateKeyPair().getPrivate().getEncoded();
        KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
        other.initialize(256);
        byte[] elliptic = other.generateKeyPair().getPrivate().getEncoded();

        assertThat(SigningKey.ofPem(pem("PRIVATE KEY", weak)))
                .isEqualTo(new SigningKey.Unusable("an RSA key of less than 1024 bits may not sign"));
        assertThat(SigningKey.ofPem(pem("PRIVATE KEY", elliptic)))
                .isEqualTo(new SigningKey.Unusable("the private key is neither RSA nor Ed25519"));
        assertThat(SigningKey.ofPem("nothing")).isEqualTo(new SigningKey.Unusable("there is no private key in PEM"));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static KeyPair pair(KeyType type) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type == KeyType.RSA ? "RSA" : "Ed25519");
        if (type == KeyType.RSA) {
            generator.initialize(1024);
        }
        return generator.generateKeyPair();
    }

    private static SigningKey key(KeyType type, KeyPair pair) {
        return ((SigningKey.Read) SigningKey.of(type, pair.getPrivate())).key();
    }

    private static Dns dns(KeyType type, KeyPair pair) {
        byte[] spki = pair.getPublic().getEncoded();
        byte[] published = type == KeyType.RSA ? spki : Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        return ZoneDns.builder()
                .text(
                        "a.b._domainkey.mail.example",
                        "v=DKIM1; k=" + type.tag() + "; p="
                                + Base64.getEncoder().encodeToString(published))
                .build();
    }

    private static List<DkimVerdict> verdicts(String message, Dns dns) {
        return new DkimVerification(dns).verify(HeaderFields.of(octets(message)), NOW);
    }

    private static DomainName name(String text) {
        return new DomainName(text);
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
