package org.mailassay.analysis.images;

/// GIF (GIF89a specification): the screen has the size; a second image makes an animation.
final class GifHeader {
    private static final int MOST_BLOCKS = 100_000;

    private GifHeader() {}

    static ImageFacts read(HeaderOctets header) {
        return ImageFacts.moving(ImageType.GIF, header.little(6, 2), header.little(8, 2), hasSecondImage(header));
    }

    private static boolean hasSecondImage(HeaderOctets header) {
        long at = 13 + tableLength(header.at(10));
        int images = 0;
        for (int i = 0; i < MOST_BLOCKS; i++) {
            switch (header.at(at)) {
                case 0x2c -> {
                    images++;
                    if (images == 2) {
                        return true;
                    }
                    // The descriptor, its colours, the code size.
                    at = behindSubBlocks(header, at + 10 + tableLength(header.at(at + 9)) + 1);
                }
                case 0x21 -> at = behindSubBlocks(header, at + 2);
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private static long tableLength(int flags) {
        return flags >= 0 && (flags & 0x80) != 0 ? 3L << ((flags & 7) + 1) : 0;
    }

    private static long behindSubBlocks(HeaderOctets header, long start) {
        long at = start;
        while (header.at(at) > 0) {
            at += header.at(at) + 1;
        }
        return at + 1;
    }
}
