package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicKeyDecodingTest {
    /// An odd number of that many bits, which is all that decoding looks at.
    private static BigInteger number(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    }

    private static String record(int modulus, int exponent) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(modulus), number(exponent)))
                        .getEncoded());
    }

    @ParameterizedTest
    @CsvSource({"512, 17", "1024, 2", "2048, 17", "4096, 17", "4096, 32", "8192, 17"})
    void commonKeysAreUsable(int modulus, int exponent) throws GeneralSecurityException {
        assertThat(PublicKeyDecoding.decode("rsa", record(modulus, exponent)))
                .isInstanceOfSatisfying(
                        PublicKeyReading.Usable.class,
                        key -> assertThat(key.bits()).isEqualTo(modulus));
    }

    @ParameterizedTest
    @CsvSource({"2048, 33", "3072, 3071", "8193, 17", "16384, 17", "16384, 64"})
    void keysThatCostTooMuchAreNot(int modulus, int exponent) throws GeneralSecurityException {
        assertThat(PublicKeyDecoding.decode("rsa", record(modulus, exponent)))
                .isEqualTo(new PublicKeyReading.Unusable(
                        "an RSA key of " + modulus + " bits with an exponent of " + exponent + " bits cannot be used"));
    }

    @Test
    void aKeyThatFillsARecordIsNotEither() {
        byte[] der = new byte[40_000];
        der[0] = 0x30;
        der[1] = (byte) 0x82;
        der[2] = (byte) ((der.length - 4) >> 8);
        der[3] = (byte) (der.length - 4);
        der[4] = 0x02;
        der[5] = (byte) 0x82;
        der[6] = (byte) ((der.length - 11) >> 8);
        der[7] = (byte) (der.length - 11);
        der[8] = 0x01;
        der[der.length - 3] = 0x02;
        der[der.length - 2] = 0x01;
        der[der.length - 1] = 0x03;

        assertThat(PublicKeyDecoding.decode("rsa", Base64.getEncoder().encodeToString(der)))
                .isInstanceOfSatisfying(
                        PublicKeyReading.Unusable.class,
                        key -> assertThat(key.problem()).startsWith("an RSA key of 319"));
    }
}
