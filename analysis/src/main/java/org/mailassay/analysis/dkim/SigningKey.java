package org.mailassay.analysis.dkim;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A private key for signing the appliance's own mail.
public final class SigningKey {
    /// The smallest RSA key that may sign (RFC 8301, section 3.2).
    private static final int FEWEST_RSA_BITS = 1024;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA PRIVATE KEY|PRIVATE KEY)-----\\s++([A-Za-z0-9+/=\\s]++)-----END \\1-----");

    /// The beginning of a PrivateKeyInfo (RFC 5208, section 5) for RSA: version 0 and the algorithm.
    private static final byte[] RSA_PRIVATE_KEY_INFO = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;

    private final SigningAlgorithm algorithm;
    private final PrivateKey key;

    private SigningKey(SigningAlgorithm algorithm, PrivateKey key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    /// What reading a key gives.
    public sealed interface Reading {}

    /// The key can sign.
    public record Read(SigningKey key) implements Reading {}

    /// The text is no key, or not one that may sign.
    public record Unusable(String problem) implements Reading {}

    /// Reads a key in PEM: RSA or Ed25519 as `PRIVATE KEY`, RSA also as `RSA PRIVATE KEY`.
    public static Reading ofPem(String pem) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            return new Unusable("there is no private key in PEM");
        }
        byte[] octets;
        try {
            octets = Base64.getMimeDecoder().decode(matcher.group(2));
        } catch (IllegalArgumentException _) {
            return new Unusable("the private key is not base64");
        }
        byte[] encoded = matcher.group(1).startsWith("RSA") ? privateKeyInfo(octets) : octets;
        for (KeyType type : KeyType.values()) {
            Optional<PrivateKey> key = privateKey(type, encoded);
            if (key.isPresent()) {
                return of(type, key.get());
            }
        }
        return new Unusable("the private key is neither RSA nor Ed25519");
    }

    /// Takes a key that is there already.
    public static Reading of(KeyType type, PrivateKey key) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
            return new Unusable("an RSA key of less than " + FEWEST_RSA_BITS + " bits may not sign");
        }
        return new Read(new SigningKey(
                switch (type) {
                    case RSA -> SigningAlgorithm.RSA_SHA256;
                    case ED25519 -> SigningAlgorithm.ED25519_SHA256;
                },
                key));
    }

    public SigningAlgorithm algorithm() {
        return algorithm;
    }

    byte[] sign(byte[] octets) {
        try {
            Signature signature = Signature.getInstance(SignatureCheck.javaName(algorithm));
            signature.initSign(key);
            signature.update(SignatureCheck.input(algorithm, octets));
            return signature.sign();
        } catch (NoSuchAlgorithmException | InvalidKeyException | SignatureException e) {
            throw new IllegalStateException("a key that was read can sign", e);
        }
    }

    /// Never shows the key.
    @Override
    public String toString() {
        return "SigningKey[" + algorithm.tag() + "]";
    }

    /// The key, when it is of that type.
    private static Optional<PrivateKey> privateKey(KeyType type, byte[] encoded) {
        try {
            return Optional.of(
                    KeyFactory.getInstance(javaName(type)).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA and Ed25519", e);
        } catch (InvalidKeySpecException _) {
            return Optional.empty();
        }
    }

    private static String javaName(KeyType type) {
        return switch (type) {
            case RSA -> "RSA";
            case ED25519 -> "Ed25519";
        };
    }

    /// Wraps an RSAPrivateKey (RFC 8017, appendix A.1.2) into the form that Java reads.
    private static byte[] privateKeyInfo(byte[] rsaPrivateKey) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(RSA_PRIVATE_KEY_INFO);
        content.writeBytes(element(OCTET_STRING, rsaPrivateKey));
        return element(SEQUENCE, content.toByteArray());
    }

    /// An element in DER with its length in two octets, which every RSA private key needs.
    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        element.write(0x82);
        element.write(content.length >> 8);
        element.write(content.length);
        element.writeBytes(content);
        return element.toByteArray();
    }
}
