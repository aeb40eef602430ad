package org.mailassay.analysis.images;

/// BMP: a header of 12 octets, or a later one with a height that may be negative.
final class BmpHeader {
    private BmpHeader() {}

    static ImageFacts read(HeaderOctets header) {
        return header.little(14, 4) == 12
                ? ImageFacts.still(ImageType.BMP, header.little(18, 2), header.little(20, 2))
                : ImageFacts.still(ImageType.BMP, header.little(18, 4), Math.abs((long) (int) header.little(22, 4)));
    }
}
