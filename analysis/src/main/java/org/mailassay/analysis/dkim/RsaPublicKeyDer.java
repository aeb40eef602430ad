package org.mailassay.analysis.dkim;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// An RSA public key in DER, with or without the SubjectPublicKeyInfo around it.
///
/// ```
/// SubjectPublicKeyInfo ::= SEQUENCE { SEQUENCE { OBJECT IDENTIFIER rsaEncryption, NULL }, BIT STRING }
/// RSAPublicKey         ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }
/// ```
record RsaPublicKeyDer(BigInteger modulus, BigInteger exponent) {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int SEQUENCE = 0x30;

    /// rsaEncryption, 1.2.840.113549.1.1.1 (RFC 8017, appendix A.1), as an object identifier in DER.
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("06092a864886f70d010101");

    static Optional<RsaPublicKeyDer> read(byte[] der) {
        return only(der, SEQUENCE).flatMap(content -> {
            Optional<Element> first = Element.at(content, 0);
            if (first.isPresent() && first.get().tag == SEQUENCE) {
                return subjectPublicKeyInfo(content, first.get());
            }
            return rsaPublicKey(content);
        });
    }

    private static Optional<RsaPublicKeyDer> subjectPublicKeyInfo(byte[] content, Element algorithm) {
        byte[] identifier = algorithm.content(content);
        if (identifier.length < RSA_ENCRYPTION.length
                || !Arrays.equals(identifier, 0, RSA_ENCRYPTION.length, RSA_ENCRYPTION, 0, RSA_ENCRYPTION.length)) {
            return Optional.empty();
        }
        // The first octet of the bit string says how many bits at its end are unused: none.
        return only(Arrays.copyOfRange(content, algorithm.to, content.length), BIT_STRING)
                .filter(bits -> bits.length > 1 && bits[0] == 0)
                .flatMap(bits -> only(Arrays.copyOfRange(bits, 1, bits.length), SEQUENCE))
                .flatMap(RsaPublicKeyDer::rsaPublicKey);
    }

    private static Optional<RsaPublicKeyDer> rsaPublicKey(byte[] content) {
        Optional<Element> modulus = Element.at(content, 0).filter(Element::isPositiveInteger);
        Optional<Element> exponent =
                modulus.flatMap(element -> Element.at(content, element.to)).filter(Element::isPositiveInteger);
        if (modulus.isEmpty() || exponent.isEmpty() || exponent.get().to != content.length) {
            return Optional.empty();
        }
        BigInteger n = new BigInteger(modulus.get().content(content));
        BigInteger e = new BigInteger(exponent.get().content(content));
        return n.signum() > 0 && e.signum() > 0 ? Optional.of(new RsaPublicKeyDer(n, e)) : Optional.empty();
    }

    /// The content of an element that is the only one.
    private static Optional<byte[]> only(byte[] der, int tag) {
        return Element.at(der, 0)
                .filter(element -> element.tag == tag && element.to == der.length)
                .map(element -> element.content(der));
    }

    /// One element: its tag, and where its content lies.
    private record Element(int tag, int from, int to) {
        /// The longest length that fits into the three octets read here; a key is far shorter.
        private static final int LENGTH_OCTETS = 3;

        static Optional<Element> at(byte[] der, int start) {
            if (start + 2 > der.length) {
                return Optional.empty();
            }
            int tag = der[start] & 0xFF;
            int length = der[start + 1] & 0xFF;
            int from = start + 2;
            if (length >= 0x80) {
                int octets = length - 0x80;
                if (octets == 0 || octets > LENGTH_OCTETS || from + octets > der.length) {
                    return Optional.empty();
                }
                length = 0;
                for (int i = 0; i < octets; i++) {
                    length = (length << 8) | (der[from + i] & 0xFF);
                }
                from += octets;
            }
            return length > der.length - from ? Optional.empty() : Optional.of(new Element(tag, from, from + length));
        }

        boolean isPositiveInteger() {
            return tag == INTEGER && to > from;
        }

        byte[] content(byte[] der) {
            return Arrays.copyOfRange(der, from, to);
        }
    }
}
