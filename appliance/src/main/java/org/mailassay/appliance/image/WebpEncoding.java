package org.mailassay.appliance.image;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.mailassay.analysis.message.Octets;

/// Writes WebP.
final class WebpEncoding {
    private static final float QUALITY = 0.8f;

    /// Of 0 to 6. The usual 4 takes twice the time and saves a thirtieth more.
    private static final int EFFORT = 2;

    private WebpEncoding() {}

    static Octets encode(BufferedImage image, boolean withLoss) throws IOException {
        WebPWriteParam how = new WebPWriteParam(Locale.ROOT);
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(withLoss ? CompressionType.Lossy : CompressionType.Lossless);
        how.setMethod(EFFORT);
        if (withLoss) {
            how.setCompressionQuality(QUALITY);
        }
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance();
        ByteArrayOutputStream webp = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(webp)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (RuntimeException refused) {
            throw new IOException("it cannot be written: " + refused, refused);
        } finally {
            writer.dispose();
        }
        return Octets.of(webp.toByteArray());
    }
}
