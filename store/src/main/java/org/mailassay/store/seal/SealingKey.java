package org.mailassay.store.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.mailassay.analysis.message.Octets;

/// The secret of an installation by which what is private is sealed (AES-256-GCM, NIST SP 800-38D), and addresses are
/// replaced by tokens (HMAC-SHA-256). Each use has a key of its own that is derived from the secret, so that none says
/// anything about another. It is never shown.
public final class SealingKey {
    /// Octets of the secret.
    public static final int LENGTH = 32;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;
    private static final int NONCE = 12;
    private static final int KEY_ID = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec sealing;
    private final SecretKeySpec tokens;
    private final SecretKeySpec digests;
    private final Octets id;

    private SealingKey(byte[] secret) {
        this.sealing = new SecretKeySpec(derived(secret, "seal"), "AES");
        this.tokens = new SecretKeySpec(derived(secret, "token"), "HmacSHA256");
        this.digests = new SecretKeySpec(derived(secret, "digest"), "HmacSHA256");
        this.id = Octets.of(Arrays.copyOf(derived(secret, "id"), KEY_ID));
    }

    /// The key of a secret.
    ///
    /// @param secret of [#LENGTH] octets
    public static SealingKey of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("A secret of " + secret.length + " octets");
        }
        return new SealingKey(secret);
    }

    /// A new secret, for the text of a file.
    public static String newSecret() {
        byte[] secret = new byte[LENGTH];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /// Seals octets for one place.
    ///
    /// @param place where they will stand; they can be opened as of that place only
    public Sealed seal(String place, Octets octets) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(octets.toByteArray());
            return new Sealed(id, Octets.of(nonce), Octets.of(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /// Opens what was sealed for that place.
    public Unsealing open(String place, Sealed sealed) {
        if (!sealed.keyId().equals(id)) {
            return new Unsealing.OtherKey();
        }
        if (sealed.nonce().length() != NONCE) {
            return new Unsealing.Altered();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, sealed.nonce().toByteArray(), place);
            return new Unsealing.Opened(Octets.of(cipher.doFinal(sealed.octets().toByteArray())));
        } catch (AEADBadTagException e) {
            return new Unsealing.Altered();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /// What stands for an address of an account: the same for the same address, different in every account, and of no
    /// use without the key. 40 bits are enough to tell addresses apart, and too few to be looked for elsewhere.
    public String token(long accountId, String address) {
        byte[] digest = hmac(tokens, (accountId + " " + address).getBytes(StandardCharsets.UTF_8));
        return "~" + HexFormat.of().formatHex(digest, 0, 5);
    }

    /// A digest of which nobody without the key can tell what it is of.
    public Octets digest(String text) {
        return Octets.of(hmac(digests, text.getBytes(StandardCharsets.UTF_8))).slice(0, 16);
    }

    @Override
    public String toString() {
        return "SealingKey";
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] derived(byte[] secret, String use) {
        return hmac(new SecretKeySpec(secret, "HmacSHA256"), ("mailassay " + use).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] octets) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
