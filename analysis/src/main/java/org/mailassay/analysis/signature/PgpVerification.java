package org.mailassay.analysis.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.mailassay.analysis.message.Octets;

/// Verifies a detached OpenPGP signature (RFC 9580, section 5.2).
final class PgpVerification {
    /// Octets: an RSA key of 8192 bits has half of them. The numbers of a key may be as long as whoever made it likes.
    private static final int LARGEST_KEY = 2_048;

    private PgpVerification() {}

    /// The signature of a message, read.
    ///
    /// @param keyId of the key that made it, in hexadecimal
    record Read(PGPSignature signature, String keyId) {}

    /// Reads the first signature; empty when there is none that can be read.
    static Optional<Read> read(Octets octets) {
        try {
            Object first = new BcPGPObjectFactory(
                            PGPUtil.getDecoderStream(new ByteArrayInputStream(octets.toByteArray())))
                    .nextObject();
            return first instanceof PGPSignatureList list && !list.isEmpty()
                    ? Optional.of(new Read(
                            list.get(0), HexFormat.of().toHexDigits(list.get(0).getKeyID())))
                    : Optional.empty();
        } catch (IOException | RuntimeException notASignature) {
            // The library throws all kinds of exceptions for what is not of the form.
            return Optional.empty();
        }
    }

    /// Verifies it with whichever key made it.
    static SignatureResult verify(Read read, Octets content, List<PgpKey> keys) {
        for (PgpKey key : keys) {
            Optional<PGPPublicKey> made = key.find(read.signature().getKeyID());
            if (made.isPresent()) {
                return verify(read.signature(), content, key, made.get());
            }
        }
        return new SignatureResult.Unverifiable("the key " + read.keyId() + " is not known");
    }

    private static SignatureResult verify(PGPSignature signature, Octets content, PgpKey key, PGPPublicKey made) {
        try {
            if (made.getPublicKeyPacket().getEncodedContents().length > LARGEST_KEY) {
                return new SignatureResult.Unverifiable("its key is larger than any that is used");
            }
            signature.init(new BcPGPContentVerifierBuilderProvider(), made);
            signature.update(content.toByteArray());
            return signature.verify()
                    ? new SignatureResult.Valid(key.owner())
                    : new SignatureResult.Broken("what was signed is not what arrived");
        } catch (PGPException | IOException | RuntimeException unusable) {
            return new SignatureResult.Unverifiable("its algorithm is not known");
        }
    }
}
