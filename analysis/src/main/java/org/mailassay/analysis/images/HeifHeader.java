package org.mailassay.analysis.images;

import java.util.Optional;

/// HEIC and AVIF (ISO/IEC 23008-12): boxes, of which `ispe` has a size; the largest is the picture's.
final class HeifHeader {
    private static final int MOST_OCTETS = 1 << 16;

    private HeifHeader() {}

    /// By the brand, which is behind the name of the first box.
    static Optional<ImageType> type(String start) {
        String brand = start.length() < 12 ? "" : start.substring(8, 12);
        return switch (brand) {
            case "avif", "avis" -> Optional.of(ImageType.AVIF);
            case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1" -> Optional.of(ImageType.HEIC);
            default -> Optional.empty();
        };
    }

    static ImageFacts read(ImageType type, HeaderOctets header) {
        ImageFacts largest = ImageFacts.still(type, 0, 0);
        for (int at = 16; at < Math.min(header.length(), MOST_OCTETS); at++) {
            if (header.at(at) == 'i' && header.has(at, "ispe")) {
                // Version and flags stand before the size.
                ImageFacts facts = ImageFacts.still(type, header.big(at + 8, 4), header.big(at + 12, 4));
                largest = facts.pixels() > largest.pixels() ? facts : largest;
            }
        }
        return largest;
    }
}
