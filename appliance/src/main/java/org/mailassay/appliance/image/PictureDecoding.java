package org.mailassay.appliance.image;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.mailassay.analysis.images.ImageFacts;
import org.mailassay.analysis.message.Octets;

/// Decodes a picture into 8 bits a colour, turned as it is to be seen.
final class PictureDecoding {
    private static final int MOST_BITS = 64;

    private PictureDecoding() {}

    /// Decodes.
    ///
    /// @param facts of its header, by our own reading; the decoder's own is judged too
    /// @throws IOException for whatever is wrong with the picture
    static BufferedImage decode(Octets picture, ImageFacts facts, long mostPixels) throws IOException {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByMIMEType(facts.type().mediaType());
        if (!readers.hasNext()) {
            throw new IOException("there is no decoder for " + facts.type());
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(picture.open())) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels <= 0 || pixels > Math.min(mostPixels, 2 * facts.pixels())) {
                throw new IOException("its header is ambiguous");
            }
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            if (types.hasNext() && types.next().getColorModel().getPixelSize() > MOST_BITS) {
                throw new IOException("it has too many bits a pixel");
            }
            return turned(reader.read(0), facts.orientation());
        } catch (RuntimeException damaged) {
            // Decoders meet damage as whatever exception it leads to.
            throw new IOException("its octets are damaged: " + damaged, damaged);
        } finally {
            reader.dispose();
        }
    }

    /// Exif, tag 274: from 5 on the sides change places, and the even ones of the first four are mirrored.
    private static BufferedImage turned(BufferedImage image, int orientation) {
        boolean alpha = image.getColorModel().hasAlpha();
        int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (orientation == 1 && image.getType() == type) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean sideways = orientation >= 5;
        BufferedImage seen = new BufferedImage(sideways ? height : width, sideways ? width : height, type);
        Graphics2D graphics = seen.createGraphics();
        graphics.drawImage(image, transform(orientation, width, height), null);
        graphics.dispose();
        return seen;
    }

    private static AffineTransform transform(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
