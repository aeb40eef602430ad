package org.mailassay.appliance.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.images.ImageFacts;
import org.mailassay.analysis.images.ImageOptimizer.Optimization;
import org.mailassay.analysis.images.ImageType;
import org.mailassay.analysis.message.Octets;

class WebpOptimizerTest {
    private static final WebpOptimizer OPTIMIZER = new WebpOptimizer();

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif", "bmp"})
    void aPictureBecomesASmallerOneOfTheSameSize(String format) throws IOException {
        Octets picture = encoded(photograph(300, 200), format);

        assertThat(OPTIMIZER.optimize(picture)).isInstanceOfSatisfying(Optimization.Smaller.class, smaller -> {
            assertThat(smaller.webp().length()).isLessThan(picture.length());
            assertThat(ImageFacts.of(smaller.webp())).contains(new ImageFacts(ImageType.WEBP, 300, 200, false, 1));
        });
    }

    @Test
    void aPictureThatIsSidewaysIsTurned() throws IOException {
        byte[] jpeg = encoded(photograph(300, 200), "jpeg").toByteArray();
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            18,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        Octets turned = Octets.of(ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, 2)
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array());

        assertThat(ImageFacts.of(turned)).map(ImageFacts::orientation).contains(6);
        assertThat(OPTIMIZER.optimize(turned))
                .isInstanceOfSatisfying(
                        Optimization.Smaller.class,
                        smaller -> assertThat(ImageFacts.of(smaller.webp()))
                                .contains(new ImageFacts(ImageType.WEBP, 200, 300, false, 1)));
    }

    @Test
    @Timeout(10)
    void aHugePictureIsRefusedByItsHeader() {
        assertThat(OPTIMIZER.optimize(png(60_000, 60_000)))
                .isEqualTo(new Optimization.LeftOut("it has 60000 x 60000 pixels and at most 5000000 are decoded"));
        assertThat(OPTIMIZER.optimize(png(40_000, 10)))
                .isEqualTo(new Optimization.LeftOut("WebP has no sides of more than 16383 pixels"));
    }

    @Test
    void aHeaderThatPromisesWhatDoesNotComeIsNoHarm() {
        long start = System.nanoTime();
        assertThat(OPTIMIZER.optimize(png(6_000, 6_000))).isInstanceOf(Optimization.LeftOut.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void whatIsLeftOutIsTold() throws IOException {
        assertThat(OPTIMIZER.optimize(Octets.of("hello".getBytes(UTF_8))))
                .isEqualTo(new Optimization.LeftOut("it is no picture"));
        Octets webp = ((Optimization.Smaller) OPTIMIZER.optimize(encoded(photograph(300, 200), "png"))).webp();
        assertThat(OPTIMIZER.optimize(webp)).isEqualTo(new Optimization.LeftOut("it is WebP already"));
        assertThat(OPTIMIZER.optimize(coarse())).isEqualTo(new Optimization.LeftOut("as WebP it would not be smaller"));
    }

    @Test
    void animationsAndTiffAreNamed() throws IOException {
        ByteArrayOutputStream moving = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(moving)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 2; i++) {
                writer.writeToSequence(new IIOImage(photograph(60, 40), null, null), null);
            }
            writer.endWriteSequence();
        }

        assertThat(OPTIMIZER.optimize(Octets.of(moving.toByteArray())))
                .isEqualTo(new Optimization.LeftOut("it is animated"));
        assertThat(OPTIMIZER.optimize(encoded(photograph(60, 40), "tiff")))
                .isEqualTo(new Optimization.LeftOut("TIFF pictures are not converted"));
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif", "bmp"})
    @Timeout(60)
    void damagedPicturesAreLeftOut(String format) throws IOException {
        byte[] whole = encoded(photograph(120, 80), format).toByteArray();
        Random random = new Random(7);
        try (WebpOptimizer small = new WebpOptimizer(1_000_000)) {
            for (int i = 0; i < 150; i++) {
                byte[] damaged = whole.clone();
                for (int j = 0; j < 1 + random.nextInt(8); j++) {
                    damaged[random.nextInt(Math.min(damaged.length, j % 2 == 0 ? 200 : damaged.length))] =
                            (byte) random.nextInt();
                }
                assertThat(small.optimize(Octets.of(damaged))).isNotNull();
            }
        }
    }

    @AfterAll
    static void close() {
        OPTIMIZER.close();
    }

    private static BufferedImage photograph(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < width; i += 3) {
            graphics.setColor(new Color(i % 256, (2 * i) % 256, (i * i) % 256));
            graphics.fillOval(i, i % height, 60, 40);
        }
        graphics.dispose();
        return image;
    }

    /// Nothing but noise, with more loss than the optimizer makes.
    private static Octets coarse() throws IOException {
        BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 64 * 64; i++) {
            noise.setRGB(i % 64, i / 64, random.nextInt());
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0.05f);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(octets)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(noise, null, null), how);
        }
        return Octets.of(octets.toByteArray());
    }

    private static Octets encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(octets)) {
            assertThat(ImageIO.write(image, format, out)).isTrue();
        }
        return Octets.of(octets.toByteArray());
    }

    /// A header of these dimensions, and nothing behind it but the end.
    private static Octets png(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put(new byte[] {'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 checksum = new CRC32();
        checksum.update(header);
        return Octets.of(ByteBuffer.allocate(57)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put(header)
                .putInt((int) checksum.getValue())
                .putInt(0)
                .put(new byte[] {'I', 'D', 'A', 'T'})
                .putInt(0x35af061e)
                .putInt(0)
                .put(new byte[] {'I', 'E', 'N', 'D'})
                .putInt(0xae426082)
                .array());
    }
}
