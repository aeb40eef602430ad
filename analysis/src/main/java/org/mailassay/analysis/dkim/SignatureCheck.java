package org.mailassay.analysis.dkim;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.mailassay.analysis.message.Octets;

/// The cryptographic check of a signature (RFC 6376, section 3.3; RFC 8463, section 3).
final class SignatureCheck {
    private SignatureCheck() {}

    /// Whether the signature was made over these octets with the private key that belongs to this public one.
    ///
    /// @throws InvalidKeyException when the key can check nothing, as a point that is not on the curve
    static boolean holds(SigningAlgorithm algorithm, PublicKey key, byte[] signed, Octets signature)
            throws InvalidKeyException {
        try {
            Signature check = Signature.getInstance(javaName(algorithm));
            check.initVerify(key);
            check.update(input(algorithm, signed));
            return check.verify(signature.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA and Ed25519", e);
        } catch (SignatureException _) {
            // A signature of another length or form than the algorithm's is one that does not hold.
            return false;
        }
    }

    /// What Java's algorithm is given: Ed25519 signs the hash and not the octets themselves (RFC 8463, section
    /// 3).
    static byte[] input(SigningAlgorithm algorithm, byte[] octets) {
        return switch (algorithm) {
            case RSA_SHA1, RSA_SHA256 -> octets;
            case ED25519_SHA256 -> algorithm.hash().newDigest().digest(octets);
        };
    }

    /// The name of the algorithm in Java's cryptography architecture.
    static String javaName(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_SHA1 -> "SHA1withRSA";
            case RSA_SHA256 -> "SHA256withRSA";
            case ED25519_SHA256 -> "Ed25519";
        };
    }
}
