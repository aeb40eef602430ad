package org.mailassay.analysis.images;

/// WebP (RFC 9649, section 2): lossy, lossless or extended, each with the size in a place of its own.
final class WebpHeader {
    private static final int ANIMATION = 2;

    private WebpHeader() {}

    static ImageFacts read(HeaderOctets header) {
        if (header.has(12, "VP8X")) {
            boolean animated = header.at(20) >= 0 && (header.at(20) & ANIMATION) != 0;
            return ImageFacts.moving(
                    ImageType.WEBP, behind(header.little(24, 3)), behind(header.little(27, 3)), animated);
        }
        if (header.has(12, "VP8L") && header.at(20) == 0x2f) {
            long bits = header.little(21, 4);
            return bits < 0
                    ? ImageFacts.still(ImageType.WEBP, 0, 0)
                    : ImageFacts.still(ImageType.WEBP, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
        }
        boolean lossy = header.has(12, "VP8 ") && header.has(23, "\u009d\u0001*") && header.at(29) >= 0;
        return lossy
                ? ImageFacts.still(ImageType.WEBP, header.little(26, 2) & 0x3fff, header.little(28, 2) & 0x3fff)
                : ImageFacts.still(ImageType.WEBP, 0, 0);
    }

    /// The extended header has the size less one.
    private static long behind(long number) {
        return number < 0 ? 0 : number + 1;
    }
}
