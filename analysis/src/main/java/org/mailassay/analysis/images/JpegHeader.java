package org.mailassay.analysis.images;

/// JPEG (ITU-T T.81, annex B): segments, of which a start of frame has the size, and the Exif segment the orientation.
final class JpegHeader {
    private static final int MOST_SEGMENTS = 1_000;
    private static final int ORIENTATION = 274;

    private JpegHeader() {}

    static ImageFacts read(HeaderOctets header) {
        int orientation = 1;
        long at = 2;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            while (header.at(at) == 0xff && header.at(at + 1) == 0xff) {
                at++;
            }
            int marker = header.at(at) == 0xff ? header.at(at + 1) : -1;
            long length = header.big(at + 2, 2);
            if (marker < 0 || length < 2 || marker == 0xda) {
                break;
            }
            if (isStartOfFrame(marker)) {
                ImageFacts facts = ImageFacts.still(ImageType.JPEG, header.big(at + 7, 2), header.big(at + 5, 2));
                return new ImageFacts(facts.type(), facts.width(), facts.height(), false, orientation);
            }
            if (marker == 0xe1 && header.has(at + 4, "Exif\0\0")) {
                orientation = orientation(header, at + 10, at + 2 + length);
            }
            at += 2 + length;
        }
        return ImageFacts.still(ImageType.JPEG, 0, 0);
    }

    /// All of `FFC0` to `FFCF` but tables and a reserved one.
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /// Exif is a TIFF file within the segment.
    private static int orientation(HeaderOctets header, long start, long end) {
        boolean little = header.has(start, "II");
        long directory = start + Math.max(0, header.number(start + 4, 4, little));
        long entries = header.number(directory, 2, little);
        for (long i = 0; i < entries && directory + 2 + 12 * i < end; i++) {
            long entry = directory + 2 + 12 * i;
            if (header.number(entry, 2, little) == ORIENTATION) {
                long value = header.number(entry + 8, 2, little);
                return value >= 1 && value <= 8 ? (int) value : 1;
            }
        }
        return 1;
    }
}
