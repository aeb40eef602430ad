package org.mailassay.analysis.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/// Somebody with an OpenPGP key, for tests.
final class PgpAuthor {
    private final PGPKeyPair pair;
    private final PGPPublicKeyRing ring;

    PgpAuthor(String name) {
        try {
            Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
            generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
            pair = new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    generator.generateKeyPair(),
                    Date.from(Instant.parse("2025-01-01T00:00:00Z")));
            ring = new PGPKeyRingGenerator(
                            PGPSignature.POSITIVE_CERTIFICATION,
                            pair,
                            name,
                            new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                            null,
                            null,
                            signer(),
                            null)
                    .generatePublicKeyRing();
        } catch (PGPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private BcPGPContentSignerBuilder signer() {
        return new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA256);
    }

    /// The public key as it stands at the author's domain.
    byte[] key() {
        try {
            return ring.getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The public key as it stands in an Autocrypt field.
    String keyData() {
        return Base64.getEncoder().encodeToString(key());
    }

    /// A message signed by PGP/MIME.
    ///
    /// @param header with a line end behind each field
    /// @param part header, empty line and text, with bare line feeds
    String signed(String header, String part) {
        return header + """
                Content-Type: multipart/signed; micalg=pgp-sha256; protocol="application/pgp-signature"; boundary=b

                --b
                """ + part + """

                --b
                Content-Type: application/pgp-signature; name=signature.asc

                """ + signature(part) + """
                --b--
                """;
    }

    private String signature(String part) {
        try {
            PGPSignatureGenerator generator = new PGPSignatureGenerator(signer(), pair.getPublicKey());
            generator.init(PGPSignature.BINARY_DOCUMENT, pair.getPrivateKey());
            generator.update(part.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            try (ArmoredOutputStream armour = ArmoredOutputStream.builder().build(text)) {
                generator.generate().encode(armour);
            }
            return text.toString(StandardCharsets.US_ASCII).replace("\r\n", "\n");
        } catch (PGPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
