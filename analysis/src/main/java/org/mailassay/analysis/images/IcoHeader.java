package org.mailassay.analysis.images;

/// ICO: a directory of pictures, of which the largest counts; 0 stands for 256.
final class IcoHeader {
    private IcoHeader() {}

    static ImageFacts read(HeaderOctets header) {
        long pictures = header.little(4, 2);
        int width = 0;
        int height = 0;
        for (long i = 0; i < pictures && header.at(6 + 16 * i + 1) >= 0; i++) {
            width = Math.max(width, size(header.at(6 + 16 * i)));
            height = Math.max(height, size(header.at(6 + 16 * i + 1)));
        }
        return ImageFacts.still(ImageType.ICO, width, height);
    }

    private static int size(int octet) {
        return octet == 0 ? 256 : octet;
    }
}
