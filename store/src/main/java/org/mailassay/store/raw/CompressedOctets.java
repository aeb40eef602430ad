package org.mailassay.store.raw;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.mailassay.analysis.message.Octets;

/// Octets in the form in which they are kept: deflated (RFC 1951) where that makes them smaller.
///
/// @param coding `identity` or `deflate`
/// @param size of the octets before compression
/// @param octets as coded
public record CompressedOctets(String coding, int size, Octets octets) {
    private static final String IDENTITY = "identity";
    private static final String DEFLATE = "deflate";

    public static CompressedOctets of(Octets octets) {
        byte[] plain = octets.toByteArray();
        // The fastest level: most mail is base64, where the others gain nothing.
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] deflated = new byte[plain.length];
            int length = deflater.deflate(deflated);
            return deflater.finished() && length < plain.length
                    ? new CompressedOctets(DEFLATE, plain.length, copy(deflated, length))
                    : new CompressedOctets(IDENTITY, plain.length, octets);
        }
    }

    /// The octets as they were given.
    public Octets plain() {
        if (coding.equals(IDENTITY)) {
            return octets;
        }
        byte[] plain = new byte[size];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(octets.toByteArray());
            int length = 0;
            int read = 1;
            while (length < size && read > 0) {
                read = inflater.inflate(plain, length, size - length);
                length += read;
            }
            if (length < size) {
                throw new IllegalStateException("Compressed octets are cut off at " + length + " of " + size);
            }
            return Octets.of(plain);
        } catch (DataFormatException e) {
            throw new IllegalStateException("Compressed octets are damaged", e);
        }
    }

    /// A copy, so that the larger array is not kept.
    private static Octets copy(byte[] bytes, int length) {
        return Octets.of(Octets.of(bytes).slice(0, length).toByteArray());
    }
}
