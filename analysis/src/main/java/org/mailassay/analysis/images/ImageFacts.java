package org.mailassay.analysis.images;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// What a picture's header says of it. Nothing is decoded and nothing is allocated by what it says.
///
/// @param width in pixels; 0 when it is not known
/// @param height in pixels; 0 when it is not known
/// @param animated whether it has more than one frame
/// @param orientation how it is to be turned (Exif, tag 274), 1 for not at all
public record ImageFacts(ImageType type, int width, int height, boolean animated, int orientation) {
    /// Reads the first octets of a picture, or all of them; empty when they are no picture.
    public static Optional<ImageFacts> of(Octets octets) {
        HeaderOctets header = new HeaderOctets(octets);
        return ImageType.of(octets).map(type -> switch (type) {
            case PNG -> PngHeader.read(header);
            case JPEG -> JpegHeader.read(header);
            case GIF -> GifHeader.read(header);
            case WEBP -> WebpHeader.read(header);
            case BMP -> BmpHeader.read(header);
            case TIFF -> TiffHeader.read(header);
            case ICO -> IcoHeader.read(header);
            case AVIF, HEIC -> HeifHeader.read(type, header);
            case SVG -> SvgHeader.read(octets);
        });
    }

    /// A picture of one frame that is not turned. A size that is not positive is not known.
    static ImageFacts still(ImageType type, long width, long height) {
        return moving(type, width, height, false);
    }

    static ImageFacts moving(ImageType type, long width, long height, boolean animated) {
        boolean known = width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        return new ImageFacts(type, known ? (int) width : 0, known ? (int) height : 0, animated, 1);
    }

    /// The number of pixels of a frame; 0 when it is not known.
    public long pixels() {
        return (long) width * height;
    }

    /// Whether the size is known.
    public boolean hasSize() {
        return width > 0;
    }
}
