package org.mailassay.store.raw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
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

    /// Large messages go through in pieces, so that no second copy of them is made.
    private static final int PIECE = 1 << 16;

    public static CompressedOctets of(Octets octets) {
        byte[] deflated = new byte[octets.length()];
        int length = 0;
        // The fastest level: most mail is base64, where the others gain nothing.
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
                InputStream plain = octets.open()) {
            byte[] piece = new byte[Math.min(PIECE, octets.length())];
            int read = plain.read(piece);
            while (read > 0 && length < deflated.length) {
                deflater.setInput(piece, 0, read);
                while (!deflater.needsInput() && length < deflated.length) {
                    length += deflater.deflate(deflated, length, deflated.length - length);
                }
                read = plain.read(piece);
            }
            deflater.finish();
            length += deflater.deflate(deflated, length, deflated.length - length);
            return deflater.finished() && length < deflated.length
                    ? new CompressedOctets(DEFLATE, octets.length(), Octets.of(Arrays.copyOf(deflated, length)))
                    : new CompressedOctets(IDENTITY, octets.length(), octets);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be read", e);
        }
    }

    /// The octets as they were given.
    public Octets plain() {
        if (coding.equals(IDENTITY)) {
            return octets;
        }
        byte[] plain = new byte[size];
        try (Inflater inflater = new Inflater(true);
                InputStream deflated = octets.open()) {
            byte[] piece = new byte[Math.min(PIECE, octets.length())];
            int length = 0;
            while (length < size && !inflater.finished()) {
                if (inflater.needsInput()) {
                    int read = deflated.read(piece);
                    if (read < 0) {
                        break;
                    }
                    inflater.setInput(piece, 0, read);
                }
                length += inflater.inflate(plain, length, size - length);
            }
            if (length < size) {
                throw new IllegalStateException("Compressed octets are cut off at " + length + " of " + size);
            }
            return Octets.of(plain);
        } catch (DataFormatException e) {
            throw new IllegalStateException("Compressed octets are damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be read", e);
        }
    }
}
