package org.mailassay.store.raw;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.mailassay.analysis.message.Octets;

/// Octets in the form in which they are stored: deflated where that makes them smaller.
///
/// @param coding `identity` or `deflate`
/// @param size of the octets before compression
/// @param octets as coded
record StoredOctets(String coding, int size, Octets octets) {
    static StoredOctets encode(Octets octets) {
        byte[] plain = octets.toByteArray();
        // The fastest level: most mail is base64, where the others gain nothing.
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] deflated = new byte[plain.length];
            int length = deflater.deflate(deflated);
            return deflater.finished() && length < plain.length
                    ? new StoredOctets(
                            "deflate", plain.length, Octets.of(deflated).slice(0, length))
                    : new StoredOctets("identity", plain.length, octets);
        }
    }

    Octets decode() {
        if (coding.equals("identity")) {
            return octets;
        }
        byte[] plain = new byte[size];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(octets.toByteArray());
            int length = 0;
            while (length < size && !inflater.finished()) {
                int read = inflater.inflate(plain, length, size - length);
                if (read == 0) {
                    break;
                }
                length += read;
            }
            if (length < size) {
                throw new IllegalStateException("A stored message is cut off at octet " + length + " of " + size);
            }
            return Octets.of(plain);
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored message cannot be decompressed", e);
        }
    }
}
