package org.mailassay.analysis.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.mailassay.analysis.message.Octets;

/// The public keys of an author, from one place.
///
/// @param rings each a key with its subkeys
/// @param source where they were found
record PgpKey(PGPPublicKeyRingCollection rings, Source source) {
    /// Where a key can be found.
    enum Source {
        /// In the message itself.
        AUTOCRYPT,
        /// At the author's domain.
        WKD;

        /// As in JSON.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Octets of a key that are looked at.
    static final int LARGEST = 256 * 1024;

    /// Reads keys in whatever form, armoured or not; empty when they are none.
    static Optional<PgpKey> read(Octets octets, Source source) {
        if (octets.length() > LARGEST) {
            return Optional.empty();
        }
        try {
            PGPPublicKeyRingCollection rings = new PGPPublicKeyRingCollection(
                    PGPUtil.getDecoderStream(new ByteArrayInputStream(octets.toByteArray())),
                    new BcKeyFingerprintCalculator());
            return rings.size() > 0 ? Optional.of(new PgpKey(rings, source)) : Optional.empty();
        } catch (IOException | PGPException | RuntimeException notAKey) {
            // The library throws all kinds of exceptions for what is not of the form.
            return Optional.empty();
        }
    }

    /// The key or subkey with this number.
    Optional<PGPPublicKey> find(long number) {
        return Optional.ofNullable(rings.getPublicKey(number));
    }

    /// The fingerprint of the first key, in hexadecimal.
    String fingerprint() {
        return HexFormat.of().formatHex(rings.iterator().next().getPublicKey().getFingerprint());
    }

    /// The first name that the key gives itself; empty for none.
    String owner() {
        Iterator<String> names = rings.iterator().next().getPublicKey().getUserIDs();
        return names.hasNext() ? names.next() : "";
    }
}
