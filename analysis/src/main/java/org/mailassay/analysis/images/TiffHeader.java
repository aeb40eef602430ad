package org.mailassay.analysis.images;

/// TIFF 6.0, section 2: a directory whose entries 256 and 257 are the size.
final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int SHORT = 3;

    private TiffHeader() {}

    static ImageFacts read(HeaderOctets header) {
        boolean little = header.has(0, "II");
        long directory = header.number(4, 4, little);
        long entries = header.number(directory, 2, little);
        long width = 0;
        long height = 0;
        for (long i = 0; i < entries; i++) {
            long entry = directory + 2 + 12 * i;
            long tag = header.number(entry, 2, little);
            int octets = header.number(entry + 2, 2, little) == SHORT ? 2 : 4;
            if (tag == WIDTH) {
                width = header.number(entry + 8, octets, little);
            } else if (tag == HEIGHT) {
                height = header.number(entry + 8, octets, little);
            }
        }
        return ImageFacts.still(ImageType.TIFF, width, height);
    }
}
