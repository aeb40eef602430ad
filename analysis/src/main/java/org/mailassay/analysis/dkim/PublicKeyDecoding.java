package org.mailassay.analysis.dkim;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Reads the public key of a key record.
///
/// An RSA key comes as a SubjectPublicKeyInfo (RFC 5280, section 4.1), as everybody publishes it, or as the bare
/// RSAPublicKey that RFC 6376, section 3.6.1 names; an Ed25519 key is its 32 octets (RFC 8463, section 4.2).
final class PublicKeyDecoding {
    private static final int ED25519_LENGTH = 32;

    /// Twice what verifiers have to handle (RFC 8301, section 3.2). The keys of a message are its sender's choice, and
    /// one check with the largest that Java takes costs as much as thousands with a common one.
    private static final int LARGEST_MODULUS = 8_192;

    /// Everybody's exponent is 65,537, or smaller.
    private static final int LARGEST_EXPONENT = 32;

    /// The SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410, section 4).
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private PublicKeyDecoding() {}

    static PublicKeyReading decode(String type, String base64) {
        if (base64.isEmpty()) {
            return new PublicKeyReading.Revoked();
        }
        Optional<KeyType> known = KeyType.of(type);
        if (known.isEmpty()) {
            return new PublicKeyReading.UnknownType(type);
        }
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new PublicKeyReading.Unusable("the public key is not base64");
        }
        try {
            return switch (known.get()) {
                case RSA -> rsa(octets);
                case ED25519 -> ed25519(octets);
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA and Ed25519", e);
        } catch (GeneralSecurityException e) {
            return new PublicKeyReading.Unusable("the public key cannot be used");
        }
    }

    private static PublicKeyReading rsa(byte[] der) throws GeneralSecurityException {
        Optional<RsaPublicKeyDer> read = RsaPublicKeyDer.read(der);
        if (read.isEmpty()) {
            return new PublicKeyReading.Unusable("the public key is not an RSA key in DER");
        }
        BigInteger modulus = read.get().modulus();
        if (modulus.bitLength() > LARGEST_MODULUS || read.get().exponent().bitLength() > LARGEST_EXPONENT) {
            return unusable(read.get());
        }
        try {
            return new PublicKeyReading.Usable(
                    KeyType.RSA,
                    modulus.bitLength(),
                    KeyFactory.getInstance("RSA")
                            .generatePublic(
                                    new RSAPublicKeySpec(modulus, read.get().exponent())));
        } catch (InvalidKeySpecException _) {
            return unusable(read.get());
        }
    }

    private static PublicKeyReading unusable(RsaPublicKeyDer key) {
        return new PublicKeyReading.Unusable("an RSA key of " + key.modulus().bitLength() + " bits with an exponent of "
                + key.exponent().bitLength() + " bits cannot be used");
    }

    private static PublicKeyReading ed25519(byte[] octets) throws GeneralSecurityException {
        if (octets.length != ED25519_LENGTH) {
            return new PublicKeyReading.Unusable("an Ed25519 key has 32 octets, not " + octets.length);
        }
        byte[] encoded = new byte[ED25519_PREFIX.length + ED25519_LENGTH];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(octets, 0, encoded, ED25519_PREFIX.length, ED25519_LENGTH);
        return new PublicKeyReading.Usable(
                KeyType.ED25519,
                ED25519_LENGTH * 8,
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }
}
