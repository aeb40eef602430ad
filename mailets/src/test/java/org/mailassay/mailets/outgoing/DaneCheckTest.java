package org.mailassay.mailets.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DnsRecord;

/// TLSA records against a chain of a server's certificate and the authority that issued it.
class DaneCheckTest {
    private final KeyPair authorityKey = key();
    private final KeyPair serverKey = key();
    private final X509Certificate authority = certificate("CN=authority", authorityKey, true, Duration.ofDays(9));

    @ParameterizedTest
    @CsvSource({
        // Usage, selector, matching type; whose data; the name in the certificate; days it is valid; whether it holds.
        "3, 1, 1, server, mx.example.com, 9, true",
        "3, 0, 2, server, mx.example.com, 9, true",
        "3, 0, 0, server, mx.example.com, 9, true",
        "3, 1, 1, server, other.example, 9, true",
        "3, 1, 1, server, mx.example.com, -1, true",
        "3, 1, 1, authority, mx.example.com, 9, false",
        "2, 0, 1, authority, mx.example.com, 9, true",
        "2, 1, 2, authority, *.example.com, 9, true",
        "2, 1, 1, authority, example.com, 9, true",
        "2, 1, 1, authority, other.example, 9, false",
        "2, 1, 1, authority, *.mx.example.com, 9, false",
        "2, 1, 1, authority, mx.example.com, -1, false",
        "2, 1, 1, server, mx.example.com, 9, false"
    })
    void aRecordHoldsWhenItsCertificateIsInTheChain(
            int usage, int selector, int matching, String whose, String name, int days, boolean holds)
            throws GeneralSecurityException {
        X509Certificate server = certificate(name, serverKey, false, Duration.ofDays(days));
        X509Certificate meant = whose.equals("server") ? server : authority;
        byte[] octets = selector == 1 ? meant.getPublicKey().getEncoded() : meant.getEncoded();
        byte[] data = switch (matching) {
            case 1 -> MessageDigest.getInstance("SHA-256").digest(octets);
            case 2 -> MessageDigest.getInstance("SHA-512").digest(octets);
            default -> octets;
        };
        DnsRecord.Tlsa tlsa =
                new DnsRecord.Tlsa(usage, selector, matching, HexFormat.of().formatHex(data));

        assertThat(holds(List.of(tlsa), List.of(server, authority))).isEqualTo(holds);
    }

    /// The anchor's certificate is public: it proves nothing behind a certificate that it did not sign.
    @ParameterizedTest
    @CsvSource({"2, 0, 1", "2, 1, 1"})
    void aChainThatDoesNotLeadToTheAnchorProvesNothing(int usage, int selector, int matching)
            throws GeneralSecurityException {
        KeyPair strange = key();
        X509Certificate forged = certificate("CN=mx.example.com", strange, true, Duration.ofDays(9));
        byte[] octets = selector == 1 ? authority.getPublicKey().getEncoded() : authority.getEncoded();
        DnsRecord.Tlsa tlsa = new DnsRecord.Tlsa(
                usage,
                selector,
                matching,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets)));

        assertThat(holds(List.of(tlsa), List.of(forged, authority))).isFalse();
    }

    /// The authority's record fails for the dates, which do not count for the other.
    @Test
    void oneRecordThatMatchesIsEnough() throws GeneralSecurityException {
        X509Certificate expired = certificate("mx.example.com", serverKey, false, Duration.ofDays(-1));

        assertThat(holds(List.of(ofKey(2, authority), ofKey(3, expired)), List.of(expired, authority)))
                .isTrue();
        assertThat(holds(List.of(ofKey(2, authority)), List.of(expired, authority)))
                .isFalse();
    }

    private static DnsRecord.Tlsa ofKey(int usage, X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(certificate.getPublicKey().getEncoded());
        return new DnsRecord.Tlsa(usage, 1, 1, HexFormat.of().formatHex(digest));
    }

    private static boolean holds(List<DnsRecord.Tlsa> records, List<X509Certificate> chain) {
        try {
            new DaneCheck(new TlsDemand.Dane(records, Set.of("mx.example.com", "example.com"))).check(chain);
            return true;
        } catch (CertificateException untrusted) {
            return false;
        }
    }

    private X509Certificate certificate(String name, KeyPair pair, boolean selfSigned, Duration life) {
        X500Name subject = new X500Name(selfSigned ? name : "CN=server");
        X500Name issuer = selfSigned ? subject : new X500Name("CN=authority");
        Instant end = Instant.now().plus(life);
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    issuer,
                                    BigInteger.ONE,
                                    Date.from(end.minus(Duration.ofDays(30))),
                                    Date.from(end),
                                    subject,
                                    pair.getPublic())
                            .addExtension(
                                    Extension.subjectAlternativeName,
                                    false,
                                    new GeneralNames(
                                            new GeneralName(GeneralName.dNSName, selfSigned ? "mx.example.com" : name)))
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(selfSigned))
                            .build(new JcaContentSignerBuilder("SHA256withECDSA")
                                    .build(selfSigned ? pair.getPrivate() : authorityKey.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
