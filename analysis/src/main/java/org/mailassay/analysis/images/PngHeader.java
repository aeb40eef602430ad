package org.mailassay.analysis.images;

/// PNG (W3C PNG, section 5.3): a signature and chunks, the first of which has the size. `acTL` before the first `IDAT`
/// says that it is animated.
final class PngHeader {
    private static final int MOST_CHUNKS = 1_000;

    private PngHeader() {}

    static ImageFacts read(HeaderOctets header) {
        if (!header.has(12, "IHDR")) {
            return ImageFacts.still(ImageType.PNG, 0, 0);
        }
        return ImageFacts.moving(ImageType.PNG, header.big(16, 4), header.big(20, 4), isAnimated(header));
    }

    /// Whether all chunks are there, some of the picture among them, up to the last one, `IEND`.
    static boolean isWhole(HeaderOctets file) {
        boolean begun = false;
        for (long at = 8; file.big(at, 4) >= 0; at += file.big(at, 4) + 12) {
            if (file.has(at + 4, "IEND")) {
                return begun;
            }
            begun |= file.has(at + 4, "IDAT");
        }
        return false;
    }

    private static boolean isAnimated(HeaderOctets header) {
        long at = 8;
        for (int i = 0; i < MOST_CHUNKS; i++) {
            long length = header.big(at, 4);
            if (length < 0 || header.has(at + 4, "IDAT")) {
                return false;
            }
            if (header.has(at + 4, "acTL")) {
                return true;
            }
            // Length, name and checksum.
            at += length + 12;
        }
        return false;
    }
}
